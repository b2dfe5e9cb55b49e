import AnswersTestSupport
import DiscoveryAnswers
import Postgres
import Testing

@testable import LinerKit

@Suite("RunReport as lines")
struct RunReportLinesTests {
    @Test("a run in full goes on with what each source brought")
    func lines() async throws {
        try await CatalogueSample.with { database in
            let run = try await DeadLetterSample.give(database)
            let report = try await Discoveries(database).report(ofRun: run)
            let lines = report.lines(width: 80)
            #expect(lines.contains("run      \(run)"))
            #expect(lines.contains { $0.hasPrefix("all sources: 1 message of artist_discovery given up") })
        }
    }
}
