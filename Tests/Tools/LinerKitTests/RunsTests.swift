import FoundationEssentials
import Messages
import Postgres
import Queue
import Testing

@testable import LinerKit

@Suite("Runs")
struct RunsTests {
    @Test("the newest come first, each with its state, its messages and its cost")
    func newest() async throws {
        try await CatalogueSample.with { database in
            let failed = try await DeadLetterSample.give(database, artist: "Nobody")
            let running = try await Discoveries(database).start(.name("Janet Jackson"))
            try await database.query(
                """
                insert into linernotes.run_progress (run_id, queue, sent, acknowledged, requests, at)
                values ($1::text::uuid, 'track_discovery', 3, 2, 7, now())
                """, running)
            let old = try await Discoveries(database).start(.name("Prince"))
            try await database.query(
                """
                insert into linernotes.run_progress (run_id, queue, acknowledged, requests, at)
                values ($1::text::uuid, 'artist_discovery', 1, 2, now() - interval '2 days' + interval '90 seconds')
                """, old)
            try await database.query(
                "update linernotes.runs set started_at = now() - interval '2 days' where id = $1::text::uuid", old)

            let runs = try await Runs(database).newest(limit: 10).map { RunAnswer($0, now: Date()) }
            #expect(runs.map(\.runId) == [running, failed, old])
            #expect(runs.map(\.state) == [.running, .withDeadLetters, .done])
            #expect(runs.map(\.stateSpelled) == ["running 50 %", "done, 1 dead", "done"])
            #expect(runs.map(\.sent) == [4, 1, 1])
            #expect(runs.map(\.acknowledged) == [2, 0, 1])
            #expect(runs.map(\.inFlight) == [2, 0, 0])
            #expect(runs.map(\.requests) == [7, 0, 2])
            #expect(abs(runs[2].seconds - 90) < 1)
            #expect(try await Runs(database).newest(limit: 1).map(\.runId) == [running])
            #expect(
                try await Runs(database).newest(startedWithin: .seconds(86_400), limit: 9).map(\.runId)
                    == [running, failed])
        }
    }

    @Test("a run is found by the beginning of its id; ambiguous and senseless ones are refused")
    func matching() async throws {
        try await CatalogueSample.with { database in
            try await database.query(
                """
                insert into linernotes.runs (id, artist_query) values
                  ('abcd1111-0000-4000-8000-000000000001', '{"artistName": "A"}'),
                  ('abcd2222-0000-4000-8000-000000000002', '{"artistName": "B"}')
                """)
            #expect(try await Runs(database).run("ABCD1").artist == "A")
            #expect(try await Runs(database).run("abcd2222-0000-4000-8000-000000000002").artist == "B")
            for text in ["abcd", "abcd3", "abc", "", "x'; drop table runs --", String(repeating: "a", count: 40)] {
                let error = await #expect(throws: ToolError.self, "\(text)") { try await Runs(database).run(text) }
                #expect(error?.kind == .negative)
            }
        }
    }

    @Test("the beginning of an id stands for all ids that begin so; three characters are too few")
    func range() {
        #expect(RunIDRange("abc") == nil)
        #expect(RunIDRange("abcg") == nil)
        #expect(RunIDRange("ABCD-12")?.first == "abcd12" + String(repeating: "0", count: 26))
        #expect(RunIDRange("abcd12")?.last == "abcd12" + String(repeating: "f", count: 26))
    }

    @Test("one run in full: by queue, with its errors and what was given up, within 80 columns")
    func detail() async throws {
        try await CatalogueSample.with { database in
            let run = try await DeadLetterSample.give(database)
            try await database.query(
                """
                insert into linernotes.worker_issues (at, queue, worker, run_id, category, code, error, disposition)
                select now() + n * interval '1 second', 'artist_discovery', 'w', $1::text::uuid, 'upstream', 'c',
                  'failed ' || n, 'retryable' from generate_series(1, 3) as n
                """, run)
            let detail = try await RunDetail(String(run.prefix(8)), database)
            #expect(
                detail.issues == [.init(queue: "artist_discovery", category: "upstream", count: 3, error: "failed 3")])
            let lines = detail.lines(width: 80)
            #expect(lines.allSatisfy { DisplayWidth.of($0) <= 80 })
            #expect(lines.contains("run      \(run)"))
            #expect(lines.contains("state    done, 1 dead"))
            #expect(lines.contains { $0.hasPrefix("artist_discovery ") && $0.contains(" 1 ") })
            #expect(lines.contains { $0.hasSuffix("artist_discovery: musicbrainz has no artist") })
            let json = try JSONOutput.text(detail)
            #expect(json.contains(#""state" : "with_dead_letters""#))
        }
    }

    @Test("a discarded dead letter is gone, once, and the log says so")
    func discard() async throws {
        try await CatalogueSample.with { database in
            try await DeadLetterSample.give(database)
            let letters = DeadLetters(database)
            let id = try #require(try await letters.list().first).id
            #expect(try await letters.discard([id, id + 1]) == [id])
            #expect(try await letters.discard([id]) == [])
            #expect(try await letters.list(everything: true).isEmpty)
            #expect(
                try await database.query("select from linernotes.maintenance_logs where task = 'discard'").count == 1)
        }
    }

    @Test(
        "only a clear yes is a yes",
        arguments: [("y", true), ("Yes ", true), ("", false), ("yep", false), ("n", false)])
    func confirmation(answer: String, isYes: Bool) {
        #expect(Confirmation.isYes(answer) == isYes)
        #expect(!Confirmation.isYes(nil))
    }
}
