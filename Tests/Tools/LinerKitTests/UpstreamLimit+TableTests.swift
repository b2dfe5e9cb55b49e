import AnswersTestSupport
import FleetAnswers
import Postgres
import Testing

@testable import LinerKit

@Suite("UpstreamLimit as a table")
struct UpstreamLimitTableTests {
    @Test("what holds an upstream is spelled, for how long or until lifted; nobody's words move the cursor")
    func table() async throws {
        try await CatalogueSample.with { database in
            try await database.query("select linernotes.lease_rate_tokens('musicbrainz', 1000, 1, 1)")
            try await FleetControl(database).hold("spotify", for: nil, reason: "contract\u{1B}")
            let lines = UpstreamLimit.table(try await FleetQueries(database).upstreamLimits()).lines(width: 120)
            #expect(lines[1].contains("1 in 1.0 s") && lines[1].contains("closed"))
            #expect(lines[2].contains("until lifted") && lines[2].contains("contract"))
            #expect(!lines[2].contains("\u{1B}"))
        }
    }
}
