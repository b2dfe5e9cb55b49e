import Testing

@testable import Deployment

@Suite("The systemd units")
struct SystemdUnitsTests {
    let files = systemdUnits([.albumDiscovery])

    @Test("are, for each worker, a service with its timer and a staying service; and maintenance")
    func names() {
        #expect(
            files.map(\.path) == [
                "deploy/systemd/liner-notes-album-discovery.service",
                "deploy/systemd/liner-notes-album-discovery.timer",
                "deploy/systemd/liner-notes-album-discovery-watch.service",
                "deploy/systemd/liner-notes-maintenance.service",
                "deploy/systemd/liner-notes-maintenance.timer",
            ])
    }

    @Test("confine every service", arguments: [0, 2, 3])
    func confinement(index: Int) {
        let lines = Set(files[index].text.split(separator: "\n").map(String.init))
        for setting in [
            "DynamicUser=yes", "ProtectSystem=strict", "NoNewPrivileges=yes", "CapabilityBoundingSet=",
            "LoadCredential=pgpass:/etc/liner-notes/pgpass", "RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6",
            "MemoryMax=512M", "EnvironmentFile=/etc/liner-notes/environment",
        ] {
            #expect(lines.contains(setting))
        }
    }

    @Test("stop a run only after its period, the longest batch and the grace")
    func timeouts() {
        #expect(files[0].text.contains("\nTimeoutStartSec=630\n"))
        #expect(files[0].text.contains("\nTimeoutStopSec=30\n"))
    }

    @Test(
        "fire as the schedule says",
        arguments: [(1, "*-*-* *:*:00"), (2, "*-*-* *:0/2:00"), (30, "*-*-* *:0/30:00"), (60, "*-*-* *:00:00")])
    func calendars(minutes: Int, expected: String) {
        #expect(calendar(everyMinutes: minutes) == expected)
    }
}
