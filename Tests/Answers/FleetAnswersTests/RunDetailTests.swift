import AnswersTestSupport
import Postgres
import Testing

@testable import FleetAnswers

@Suite("RunDetail")
struct RunDetailTests {
    @Test("a run is found by the beginning of its id; ambiguous and senseless ones are refused")
    func matching() async throws {
        try await CatalogueSample.with { database in
            try await database.query(
                """
                insert into linernotes.runs (id, artist_query) values
                  ('abcd1111-0000-4000-8000-000000000001', '{"artistName": "A"}'),
                  ('abcd2222-0000-4000-8000-000000000002', '{"artistName": "B"}')
                """)
            let fleet = FleetQueries(database)
            #expect(try await fleet.run("ABCD1").run.artist == "A")
            #expect(try await fleet.run("abcd2222-0000-4000-8000-000000000002").run.artist == "B")
            let error = await #expect(throws: FleetAnswerError.self) { try await fleet.run("abcd") }
            #expect(error?.code == .runAmbiguous)
            #expect(error?.runs.map(\.artist) == ["A", "B"])
            for text in ["abcd3", "abc", "", "x'; drop table runs --", String(repeating: "a", count: 40)] {
                let error = await #expect(throws: FleetAnswerError.self, "\(text)") { try await fleet.run(text) }
                #expect(error == FleetAnswerError(.runUnknown, text))
            }
        }
    }

    @Test("one run has its errors counted by queue and category, with the last, and what was given up")
    func detail() async throws {
        try await CatalogueSample.with { database in
            let run = try await DeadLetterSample.give(database)
            try await database.query(
                """
                insert into linernotes.worker_issues (at, queue, worker, run_id, category, code, error, disposition)
                select now() + n * interval '1 second', 'artist_discovery', 'w', $1::text::uuid, 'upstream', 'c',
                  'failed ' || n, 'retryable' from generate_series(1, 3) as n
                """, run)
            let fleet = FleetQueries(database)
            let detail = try await fleet.run(String(run.prefix(8)))
            #expect(detail.run.runId == run && detail.run.state == .withDeadLetters)
            #expect(
                detail.issues == [.init(queue: "artist_discovery", category: "upstream", count: 3, error: "failed 3")])
            #expect(detail.deadLetters.map(\.error) == ["musicbrainz has no artist"])
            try await database.query("select linernotes.redrive(array_agg(id)) from linernotes.dead_letters")
            #expect(try await fleet.deadLetters(of: run).isEmpty)
        }
    }
}
