import Foundation
import HTTPTransport
import Measurements
import Postgres
import ServerTestSupport
import Testing

/// What alerts and panels ask for, against what `/metrics` serves.
@Suite("Monitoring files")
struct MonitoringTests {
    /// `name{label="value"}`, as far as it says a plain value.
    private struct Selector: Hashable, CustomStringConvertible {
        let name: String
        /// `label="value"`; those compared by a pattern or with a variable are not looked for.
        let labels: Set<String>

        var description: String { "\(name){\(labels.sorted().joined(separator: ","))}" }

        func isIn(_ sample: Substring) -> Bool {
            sample.prefix { $0 != "{" && $0 != " " } == name && labels.allSatisfy(sample.contains)
        }

        static func all(in text: String) -> Set<Selector> {
            Set(
                text.matches(of: /\bliner_[a-z_]+\b(?:\{([^}]*)\})?/).map { match in
                    let labels = (match.1 ?? "").split(separator: ",").filter { $0.contains(/^[a-z]+="[^$"]*"$/) }
                    return Selector(
                        name: String(match.0.prefix { $0 != "{" }), labels: Set(labels.map(String.init)))
                })
        }
    }

    private static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    private static func file(_ path: String) throws -> String {
        try String(contentsOf: repository.appending(path: path), encoding: .utf8)
    }

    private static let everything = """
        select linernotes.record_batch(
          '{"queue": "track_discovery", "worker": "track-discovery/a/1", "duration_ms": 700, "messages_read": 9,
            "acknowledged": 8, "failed": 1, "requests": 12, "cache_hits": 3}', null);
        select linernotes.penalize_upstream('spotify', 60000, 'told to');
        select * from linernotes.lease_rate_tokens('spotify', 1000, 10, 3);
        """

    @Test(
        "ask for nothing that is not served",
        arguments: ["deploy/monitoring/alerts.yaml", "deploy/monitoring/dashboard.json"])
    func names(path: String) async throws {
        // In JSON quotes are escaped.
        let asked = Selector.all(in: try Self.file(path).replacing("\\\"", with: "\""))
        #expect(asked.count > 7)
        try await TestDoor.with({ _ in [Measurements()] }) { door in
            try await door.database.run(script: Self.everything)
            let samples = try await door.get("/metrics").text.split(separator: "\n").filter { !$0.hasPrefix("#") }
            for selector in asked { #expect(samples.contains(where: selector.isIn), "not served: \(selector)") }
        }
    }

    @Test("each alert has its page in the runbook, and its cases: when it fires, and when not")
    func alerts() throws {
        let rules = try Self.file("deploy/monitoring/alerts.yaml")
        let alerts = rules.matches(of: /- alert: ([A-Za-z]+)/).map { String($0.1) }
        #expect(alerts.count > 9 && Set(alerts).count == alerts.count)
        let runbook = try Self.file("docs/operations/runbook.md")
        let pages = runbook.matches(of: /(?m)^## (Liner[A-Za-z]+)$/).map { String($0.1) }
        #expect(pages == alerts)
        let cases = try Self.file("deploy/monitoring/alerts.test.yaml")
        for alert in alerts {
            #expect(rules.contains("runbook: docs/operations/runbook.md#\(alert.lowercased())\n"))
            let tested = cases.components(separatedBy: "alertname: \(alert)\n").dropFirst()
            #expect(tested.contains { $0.drop { $0 == " " }.hasPrefix("exp_alerts: []") }, "\(alert): never quiet")
            #expect(tested.contains { $0.drop { $0 == " " }.hasPrefix("exp_alerts:\n") }, "\(alert): never fires")
        }
    }
}
