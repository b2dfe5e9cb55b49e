import AnswersTestSupport
import Postgres
import Queue
import Testing

@testable import FleetAnswers

@Suite("DeadLetterCauseAnswer")
struct DeadLetterCauseAnswerTests {
    @Test("letters of one cause are one, with how many wait, a sample, and what to do")
    func causes() async throws {
        try await CatalogueSample.with { database in
            for artist in ["A", "B", "C"] { try await DeadLetterSample.give(database, artist: artist) }
            _ = try await DeadLetters(database).redrive([1])
            let causes = try await FleetQueries(database).deadLetterCauses(limit: 10)
            let cause = try #require(causes.first)
            #expect(causes.count == 1)
            #expect(cause.fingerprint == "artist_discovery/not_found/artist_not_found")
            #expect(
                [cause.count, cause.waiting, cause.waitingLastDay, cause.redriven, cause.cameBack] == [3, 2, 2, 1, 0])
            #expect(cause.sampleError == "musicbrainz has no artist" && cause.sampleId == 3)
            #expect(cause.firstSeen <= cause.lastSeen)
            #expect(cause.nextStep.contains("3"))
        }
    }
}
