import AnswersTestSupport
import FoundationEssentials
import Postgres
import Testing

@testable import FleetAnswers

@Suite("RunAnswer")
struct RunAnswerTests {
    private func start(_ artist: String, _ database: Database) async throws -> String {
        try await database.query("select linernotes.start_artist_discovery(artist_name => $1)::text", artist)[0][0]
    }

    @Test("the newest come first, each with its state, its messages and its cost")
    func newest() async throws {
        try await CatalogueSample.with { database in
            let failed = try await DeadLetterSample.give(database, artist: "Nobody")
            let running = try await start("Janet Jackson", database)
            try await database.query(
                """
                insert into linernotes.run_progress (run_id, queue, sent, acknowledged, requests, at)
                values ($1::text::uuid, 'track_discovery', 3, 2, 7, now())
                """, running)
            let old = try await start("Prince", database)
            try await database.query(
                """
                insert into linernotes.run_progress (run_id, queue, acknowledged, requests, at)
                values ($1::text::uuid, 'artist_discovery', 1, 2, now() - interval '2 days' + interval '90 seconds')
                """, old)
            try await database.query(
                "update linernotes.runs set started_at = now() - interval '2 days' where id = $1::text::uuid", old)

            let fleet = FleetQueries(database)
            let runs = try await fleet.runs(limit: 10)
            #expect(runs.map(\.runId) == [running, failed, old])
            #expect(runs.map(\.state) == [.running, .withDeadLetters, .done])
            #expect(runs.map(\.sent) == [4, 1, 1])
            #expect(runs.map(\.acknowledged) == [2, 0, 1])
            #expect(runs.map(\.inFlight) == [2, 0, 0])
            #expect(runs.map(\.requests) == [7, 0, 2])
            #expect(abs(runs[2].seconds - 90) < 1)
            #expect(
                try await fleet.progress(startedWithin: .seconds(86_400), limit: 9).map(\.runId) == [running, failed])
        }
    }

    @Test("pages of any size hold every run once, those of one instant too", arguments: [1, 2, 3, 5])
    func pages(size: Int) async throws {
        try await CatalogueSample.with { database in
            for artist in ["A", "B", "C", "D"] { _ = try await start(artist, database) }
            try await database.query("update linernotes.runs set started_at = now()")
            let latest = try await start("E", database)
            let fleet = FleetQueries(database)
            let ids = try await Pages.all { (last: RunAnswer?) in
                try await fleet.runs(after: last.flatMap { UUID(uuidString: $0.runId) }, limit: size)
            }.map(\.runId)
            #expect(ids.count == 5 && Set(ids).count == 5)
            #expect(ids.first == latest)
            #expect(ids == (try await fleet.runs(limit: 9).map(\.runId)))
            #expect(try await fleet.runs(after: UUID(), limit: 9).isEmpty)
        }
    }
}
