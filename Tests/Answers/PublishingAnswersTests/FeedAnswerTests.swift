import PublishingAnswers
import TestSupport
import Testing

@Suite("Feeds, where there is none")
struct FeedAnswerTests {
    @Test("are an empty list, and asking for one says so")
    func none() async throws {
        let test = try await TestDatabase.migrated()
        let queries = PublishingQueries(test.database)
        #expect(try await queries.feeds().isEmpty)
        await #expect(throws: PublishingAnswerError.noFeed) { try await queries.feed("3") }
        await #expect(throws: PublishingAnswerError.noFeed) { try await queries.changes { _ in } }
        try await test.drop()
    }
}
