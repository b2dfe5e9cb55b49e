import AnswerForms
import AnswersTestSupport
import FleetAnswers
import Postgres
import Testing

@testable import LinerKit

@Suite("RunDetail as lines")
struct RunDetailLinesTests {
    @Test("one run in full: by queue, with its errors and what was given up, within 80 columns")
    func detail() async throws {
        try await CatalogueSample.with { database in
            let run = try await DeadLetterSample.give(database)
            try await database.query(
                """
                insert into linernotes.worker_issues (at, queue, worker, run_id, category, code, error, disposition)
                values (now(), 'artist_discovery', 'w', $1::text::uuid, 'upstream', 'c', 'failed', 'retryable')
                """, run)
            let detail = try await FleetQueries(database).run(String(run.prefix(8)))
            let lines = detail.lines(width: 80)
            #expect(lines.allSatisfy { DisplayWidth.of($0) <= 80 })
            #expect(lines.contains("run      \(run)"))
            #expect(lines.contains("state    done, 1 dead"))
            #expect(lines.contains { $0.hasPrefix("artist_discovery ") && $0.contains(" 1 ") })
            #expect(lines.contains { $0.hasSuffix("artist_discovery: musicbrainz has no artist") })
            let json = try JSONForm.text(detail)
            #expect(json.contains(#""state" : "with_dead_letters""#))
        }
    }
}
