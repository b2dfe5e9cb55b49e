import Door
import FleetAnswers
import HTTPTransport
import Postgres
import ServerTestSupport
import Testing

@testable import API

@Suite("Events of a run")
struct RunEventsTests {
    @Test("a stream that was cut anywhere goes on behind its last event: no issue is lost, none comes twice")
    func resume() async throws {
        try await APIDoor.with { door in
            let run: String = try await door.database.query("select linernotes.start_artist_discovery('Sade')::text")[
                0][0]
            let queries = FleetQueries(door.database)
            var place = RunEvents.Place()
            var ids: [Substring] = []
            for step in 0..<200 {
                if step < 150 {
                    try await door.database.query(
                        "select linernotes.record_batch(null, jsonb_build_array(jsonb_build_object("
                            + "'queue', 'artist_discovery', 'run_id', $1::text, 'category', 'network', 'error', 'e')))",
                        run)
                }
                // Each look is a stream of its own, that begins where the last event of the one before says.
                guard Int.random(in: 0..<2) == 0 || step > 150 else { continue }
                let (text, _) = try await RunEvents.next(run, queries, &place)
                let events = text.split(separator: "\n\n")
                ids += events.filter { $0.contains("event: issue") }.flatMap {
                    $0.matches(of: #/"id":(\d+)/#).map(\.1)
                }
                if let last = events.last?.split(separator: "\n").first(where: { $0.hasPrefix("id: ") }) {
                    place = try #require(RunEvents.Place(String(last.dropFirst(4))))
                }
            }
            #expect(ids.count == 150)
            #expect(Set(ids).count == 150)
            #expect(RunEvents.Place("") == nil)
            #expect(RunEvents.Place("1-2-3") == nil)
        }
    }

    @Test("over a socket: progress, issues, an end; and a gap where the last issue is kept no more")
    func socket() async throws {
        try await APIDoor.with { door in
            let run: String = try await door.database.query("select linernotes.start_artist_discovery('Sade')::text")[
                0][0]
            try await door.database.query(
                "select linernotes.record_batch(null, jsonb_build_array(jsonb_build_object("
                    + "'queue', 'artist_discovery', 'run_id', $1::text, 'category', 'network', 'error', 'e')))", run)
            try await door.database.query("select linernotes.cancel_run($1::text::uuid)", run)
            let stream = try await door.get("/api/v1/runs/\(run)/events")
            #expect(stream.headers["Content-Type"] == "text/event-stream")
            let events = stream.text.matches(of: #/event: (\w+)/#).map { String($0.1) }
            #expect(events == ["issue", "progress", "end"])
            let last = try #require(stream.text.matches(of: #/id: (\S+)/#).last).1
            let again = try await door.get("/api/v1/runs/\(run)/events", headers: [("Last-Event-ID", String(last))])
            #expect(again.text.matches(of: #/event: (\w+)/#).map { String($0.1) } == ["end"])
            try await door.database.execute("delete from linernotes.worker_issues")
            let late = try await door.get("/api/v1/runs/\(run)/events", headers: [("Last-Event-ID", String(last))])
            #expect(late.text.matches(of: #/event: (\w+)/#).map { String($0.1) } == ["gap", "end"])
        }
    }
}
