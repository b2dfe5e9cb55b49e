/// The crontab: one line a worker, and maintenance.
///
/// No lock keeps two runs apart: a worker ends before its next start, and two at once are harmless.
public func crontab(_ workers: [WorkerDescription], at installation: Installation = .packaged) -> String {
    let environment = installation.environmentFile
    let width = (workers.map(\.cron.count) + [Maintenance.cron.count]).max() ?? 0
    let lines = workers.map { worker in
        line(worker.cron, width, environment, "exec \(worker.command) --once", tag: worker.command)
    }
    let maintenance = line(
        Maintenance.cron, width, environment, "exec \(Maintenance.command)",
        tag: "liner-notes-\(Maintenance.name)")
    return """
        \(installation.head)
        # Install: \(installation.crontabInstallation).
        # \(environment) holds NAME='value' lines in shell syntax.
        # Two runs of one worker at the same time are harmless, so no lock is taken.
        SHELL=/bin/sh
        PATH=\(installation.executables):/usr/local/bin:/usr/bin:/bin
        \((lines + [maintenance]).joined(separator: "\n"))

        """
}

/// The environment is read outside of the pipe: where it is missing, cron mails the shell's complaint.
private func line(_ cron: String, _ width: Int, _ environment: String, _ command: String, tag: String) -> String {
    let padding = String(repeating: " ", count: width - cron.count)
    return "\(cron)\(padding)  set -a; . \(environment); (\(command)) 2>&1 | logger -t \(tag)"
}
