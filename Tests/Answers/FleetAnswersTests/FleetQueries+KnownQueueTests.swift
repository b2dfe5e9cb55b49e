import AnswersTestSupport
import Postgres
import Testing

@testable import FleetAnswers

@Suite("A queue that somebody names")
struct FleetQueriesKnownQueueTests {
    @Test("is known with nothing in it, and by its dead letters when it is gone; any other name is a slip")
    func known() async throws {
        try await CatalogueSample.with { database in
            let queries = FleetQueries(database)
            try await queries.checkKnown(queue: "album_discovery")
            await #expect(throws: FleetAnswerError(.queueUnknown, "album_dicsovery")) {
                try await queries.checkKnown(queue: "album_dicsovery")
            }
            try await DeadLetterSample.give(database)
            try await database.query("update linernotes.dead_letters set queue = 'gone'")
            try await queries.checkKnown(queue: "gone")
        }
    }
}
