import Deployment
import Testing

@Suite("The crontab")
struct CrontabTests {
    let lines = crontab([.albumDiscovery, .socialEnrichment]).split(separator: "\n").map(String.init)

    @Test("starts each worker once on its own schedule")
    func workers() {
        #expect(lines.contains { $0.hasPrefix("*/5 * * * *") && $0.contains("(exec album-discovery --once)") })
        #expect(lines.contains { $0.hasPrefix("0 * * * *") && $0.contains("(exec social-enrichment --once)") })
    }

    @Test("runs maintenance once an hour")
    func maintenance() {
        let hourly = lines.filter { $0.contains("liner maintain") }
        #expect(hourly.count == 1)
        #expect(hourly.first?.hasPrefix("30 * * * *") == true)
    }

    @Test("reads the environment before each command, and nothing else sets it")
    func environment() {
        let commands = lines.filter { $0.contains("exec ") }
        #expect(commands.count == 3)
        #expect(commands.allSatisfy { $0.contains("set -a; . /etc/liner-notes/environment; (") })
    }

    @Test("holds no percent sign, which cron would turn into a line break")
    func percent() {
        #expect(!lines.joined().contains("%"))
    }
}

extension WorkerDescription {
    static let albumDiscovery = WorkerDescription(
        command: "album-discovery", summary: "List artists' albums.", queue: "album_discovery", cron: "*/5 * * * *",
        scheduleMinutes: 5, handlingTimeoutSeconds: 300, upstreams: ["musicbrainz", "spotify"])
    static let socialEnrichment = WorkerDescription(
        command: "social-enrichment", summary: "Find profiles.", queue: "social_enrichment", cron: "0 * * * *",
        scheduleMinutes: 60, handlingTimeoutSeconds: 300,
        upstreams: ["musicbrainz", "genius", "discogs", "instagram"])
}
