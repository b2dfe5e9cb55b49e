import AnswersTestSupport
import FleetAnswers
import Queue
import Testing

@testable import LinerKit

@Suite("Causes of dead letters as lines")
struct DeadLetterCauseLinesTests {
    @Test("the analysis fits 80 columns and ends with what to do about its first row")
    func lines() async throws {
        try await CatalogueSample.with { database in
            try await DeadLetterSample.give(database)
            let lines = DeadLetters.CauseGroup.lines(
                try await FleetQueries(database).deadLetterCauses(limit: 9), width: 80)
            #expect(lines.prefix(4).allSatisfy { DisplayWidth.of($0) <= 80 })
            #expect(lines[1].hasSuffix("artist_discovery/not_found/artist_not_found"))
            #expect(lines[3].hasPrefix("Next, for example 1: musicbrainz has no artist"))
            #expect(lines[4].hasSuffix("liner dead-letters edit 1 --message FILE"))
        }
    }
}
