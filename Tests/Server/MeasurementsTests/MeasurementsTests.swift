import Door
import HTTPTransport
import Measurements
import Postgres
import ServerTestSupport
import Testing
import Tokens

@Suite("Measurements")
struct MeasurementsTests {
    private static let batch = """
        select linernotes.record_batch(
          '{"queue": "track_discovery", "worker": "track-discovery/a/1", "duration_ms": 700, "messages_read": 9,
            "acknowledged": 8, "failed": 1, "requests": 12, "cache_hits": 3}', null)
        """

    @Test("counts only rise, whatever expires; durations stand in their bucket; labels come from what was entered")
    func totals() async throws {
        try await TestDoor.with({ _ in [Measurements()] }) { door in
            for _ in 0..<2 { try await door.database.query(Self.batch) }
            try await door.database.query(
                "select linernotes.record_batch('{\"queue\": \"made up\", \"worker\": \"x\"}', null)")
            try await door.database.execute("delete from linernotes.queue_metrics")
            try await door.database.query(Self.batch)
            try await door.database.query("select linernotes.start_artist_discovery('Somebody')")
            try await door.database.query("select linernotes.penalize_upstream('spotify', 60000, 'told to')")
            try await door.database.query("select linernotes.penalize_upstream('lastfm/4711', 60000, 'told to')")
            let answer = try await door.get("/metrics", token: try await door.token(.reader, scopes: [.metrics]))
            #expect(answer.status == 200)
            #expect(answer.headers["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8")
            let lines = Set(answer.text.split(separator: "\n").map(String.init))
            for line in [
                #"liner_messages_handled_total{queue="track_discovery",outcome="acknowledged"} 24"#,
                #"liner_messages_handled_total{queue="track_discovery",outcome="failed"} 3"#,
                #"liner_provider_requests_total{queue="track_discovery"} 36"#,
                #"liner_cache_hits_total{queue="track_discovery"} 9"#,
                #"liner_batch_duration_seconds_bucket{queue="track_discovery",le="0.5"} 0"#,
                #"liner_batch_duration_seconds_bucket{queue="track_discovery",le="1"} 3"#,
                #"liner_batch_duration_seconds_bucket{queue="track_discovery",le="+Inf"} 3"#,
                #"liner_batch_duration_seconds_count{queue="track_discovery"} 3"#,
                #"liner_queue_messages{queue="artist_discovery",state="visible"} 1"#,
                #"liner_queue_messages_sent_total{queue="artist_discovery"} 1"#,
                #"liner_workers_active{queue="track_discovery"} 1"#,
                #"liner_breaker_state{provider="spotify",state="closed"} 1"#,
            ] { #expect(lines.contains(line), "missing: \(line)") }
            #expect(!answer.text.contains("made up"))
            #expect(!answer.text.contains("4711"))
            #expect(lines.contains { $0.hasPrefix(#"liner_provider_penalty_seconds{provider="spotify"} 5"#) })
        }
    }

    @Test("the text is what Prometheus takes: each family once, its samples after its head")
    func form() async throws {
        try await TestDoor.with({ _ in [Measurements()] }) { door in
            let text = try await door.get("/metrics").text
            var family = ""
            var families: Set<String> = []
            for line in text.split(separator: "\n") {
                let words = line.split(separator: " ")
                if line.hasPrefix("# HELP ") {
                    family = String(words[2])
                    #expect(families.insert(family).inserted)
                } else if line.hasPrefix("# TYPE ") {
                    #expect(words[2] == family)
                } else {
                    #expect(line.hasPrefix(family))
                    #expect(Double(words.last ?? "") != nil)
                }
            }
            #expect(families.count > 15)
        }
    }
}
