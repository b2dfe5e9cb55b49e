import AnswersTestSupport
import FleetAnswers
import FoundationEssentials
import Postgres
import Testing

@testable import LinerKit

@Suite("RunAnswer as a table")
struct RunAnswerTableTests {
    @Test("a run that is under way says how far it is, one that is done what it gave up; the table fits 80 columns")
    func table() async throws {
        try await CatalogueSample.with { database in
            try await DeadLetterSample.give(database, artist: "Nobody")
            let running: String = try await database.query(
                "select linernotes.start_artist_discovery('Janet Jackson')::text")[0][0]
            try await database.query(
                """
                insert into linernotes.run_progress (run_id, queue, sent, acknowledged, requests, at)
                values ($1::text::uuid, 'track_discovery', 3, 2, 7, now())
                """, running)
            let runs = try await FleetQueries(database).runs(limit: 10)
            #expect(runs.map(\.stateSpelled) == ["running 50 %", "done, 1 dead"])
            let lines = RunAnswer.table(runs, now: Date()).lines(width: 80)
            #expect(lines.allSatisfy { DisplayWidth.of($0) <= 80 })
            #expect(lines[1].hasPrefix(running.prefix(8)) && lines[1].contains("running 50 %"))
        }
    }
}
