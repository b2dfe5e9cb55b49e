/// The systemd units: for each worker a service that runs once with its timer, and one that stays.
public func systemdUnits(
    _ workers: [WorkerDescription], at installation: Installation = .packaged
) -> [GeneratedFile] {
    workers.flatMap { worker in
        [
            unit("\(worker.command).service", onceService(worker, installation)),
            unit(
                "\(worker.command).timer",
                timer(
                    "\(worker.command) on schedule", calendar: calendar(everyMinutes: worker.scheduleMinutes),
                    installation)),
            unit("\(worker.command)-watch.service", watchService(worker, installation)),
        ]
    } + [
        unit("\(Maintenance.name).service", maintenanceService(installation)),
        unit(
            "\(Maintenance.name).timer",
            timer("maintenance on schedule", calendar: "*-*-* *:\(Maintenance.minute):00", installation)),
    ]
}

private func unit(_ name: String, _ text: String) -> GeneratedFile {
    GeneratedFile(path: "deploy/systemd/liner-notes-\(name)", text: text)
}

/// When a timer of so many minutes fires, in systemd's notation.
func calendar(everyMinutes minutes: Int) -> String {
    switch minutes {
    case 1: "*-*-* *:*:00"
    case 60: "*-*-* *:00:00"
    default: "*-*-* *:0/\(minutes):00"
    }
}

private func onceService(_ worker: WorkerDescription, _ installation: Installation) -> String {
    """
    \(installation.head)
    [Unit]
    Description=Liner Notes: \(worker.summary)
    Documentation=file://\(installation.documents)/systemd.md
    Wants=network-online.target
    After=network-online.target postgresql.service

    [Service]
    Type=oneshot
    ExecStart=\(installation.executables)/\(worker.command) --once
    TimeoutStartSec=\(worker.runSecondsMaximum)
    TimeoutStopSec=\(WorkerDescription.stopGraceSeconds)
    \(confinement(installation))

    """
}

private func watchService(_ worker: WorkerDescription, _ installation: Installation) -> String {
    """
    \(installation.head)
    # Stays and starts on new messages as they come: the alternative to liner-notes-\(worker.command).timer.
    [Unit]
    Description=Liner Notes, staying: \(worker.summary)
    Documentation=file://\(installation.documents)/systemd.md
    Wants=network-online.target
    After=network-online.target postgresql.service

    [Service]
    Type=exec
    ExecStart=\(installation.executables)/\(worker.command) --watch
    Restart=always
    RestartSec=5
    TimeoutStopSec=\(WorkerDescription.stopGraceSeconds)
    \(confinement(installation))

    [Install]
    WantedBy=multi-user.target

    """
}

private func maintenanceService(_ installation: Installation) -> String {
    """
    \(installation.head)
    [Unit]
    Description=Liner Notes: \(Maintenance.summary)
    Documentation=file://\(installation.documents)/systemd.md
    Wants=network-online.target
    After=network-online.target postgresql.service

    [Service]
    Type=oneshot
    ExecStart=\(installation.executables)/\(Maintenance.command)
    TimeoutStartSec=\(Maintenance.secondsMaximum)
    TimeoutStopSec=\(WorkerDescription.stopGraceSeconds)
    \(confinement(installation))

    """
}

private func timer(_ description: String, calendar: String, _ installation: Installation) -> String {
    """
    \(installation.head)
    [Unit]
    Description=Liner Notes: \(description)

    [Timer]
    OnCalendar=\(calendar)
    AccuracySec=1s
    Persistent=false

    [Install]
    WantedBy=timers.target

    """
}

/// What a worker needs is the network and nothing else of the machine.
private func confinement(_ installation: Installation) -> String {
    """
    EnvironmentFile=\(installation.environmentFile)
    LoadCredential=pgpass:/etc/liner-notes/pgpass
    Environment=PGPASSFILE=%d/pgpass
    DynamicUser=yes
    ProtectSystem=strict
    ProtectHome=yes
    PrivateTmp=yes
    PrivateDevices=yes
    PrivateUsers=yes
    ProtectClock=yes
    ProtectControlGroups=yes
    ProtectHostname=yes
    ProtectKernelLogs=yes
    ProtectKernelModules=yes
    ProtectKernelTunables=yes
    ProtectProc=invisible
    ProcSubset=pid
    NoNewPrivileges=yes
    CapabilityBoundingSet=
    AmbientCapabilities=
    LockPersonality=yes
    MemoryDenyWriteExecute=yes
    RemoveIPC=yes
    RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6
    RestrictNamespaces=yes
    RestrictRealtime=yes
    RestrictSUIDSGID=yes
    SystemCallArchitectures=native
    SystemCallFilter=@system-service
    SystemCallFilter=~@privileged @resources
    SystemCallErrorNumber=EPERM
    UMask=0077
    MemoryMax=512M
    TasksMax=64
    """
}
