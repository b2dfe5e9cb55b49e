import Deployment
import FoundationEssentials
import Testing

@Suite("A worker's description")
struct WorkerDescriptionTests {
    @Test("is read from what describe prints, and what it does not need is ignored")
    func reads() throws {
        let json = #"""
            {"attempts_maximum": 5, "batch_size": 5, "command": "album-discovery", "cron": "*/5 * * * *",
             "deliveries_lost_maximum": 5, "fields": {"offset": "0 or more"}, "handling_timeout_seconds": 300,
             "queue": "album_discovery", "schedule_minutes": 5, "summary": "List artists' albums.",
             "upstreams": ["musicbrainz", "spotify"], "visibility_timeout_seconds": 60}
            """#
        #expect(try WorkerDescription(json: Data(json.utf8)) == .albumDiscovery)
    }

    @Test(
        "is refused where it could break the files that hold it",
        arguments: [
            ("command", "x; rm -rf /"), ("command", ""), ("command", "Album"), ("summary", "a\\nb"),
            ("summary", "100 %"), ("cron", "* * * *"), ("cron", "@reboot  evil"), ("queue", "x'), ("),
            ("queue", ""), ("schedule_minutes", "7"),
        ])
    func refuses(field: String, value: String) {
        var fields = [
            "command": #""x""#, "summary": #""x""#, "queue": #""x""#, "cron": #""* * * * *""#,
            "schedule_minutes": "1", "handling_timeout_seconds": "60", "upstreams": "[]",
        ]
        fields[field] = field == "schedule_minutes" ? value : "\"\(value)\""
        let json = "{" + fields.map { "\"\($0.key)\": \($0.value)" }.joined(separator: ",") + "}"
        #expect(throws: DeploymentError.self) { try WorkerDescription(json: Data(json.utf8)) }
    }

    @Test("is refused when it is something else")
    func notADescription() {
        #expect(throws: DeploymentError.self) { try WorkerDescription(json: Data("[]".utf8)) }
    }
}
