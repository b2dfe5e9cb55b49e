import AnswersTestSupport
import Postgres
import Queue
import Testing

@testable import LinerKit

@Suite("dead-letters discard")
struct DeadLettersDiscardCommandTests {
    private let notFound = DeadLetters.Filter(category: "not_found")

    @Test("a discard by filter deletes what was counted, and nothing that died since")
    func discard() async throws {
        try await CatalogueSample.with { database in
            for artist in ["A", "B", "C", "D", "E"] { try await DeadLetterSample.give(database, artist: artist) }
            let letters = DeadLetters(database)
            let found = try await letters.count(notFound)
            try await DeadLetterSample.give(database, artist: "later")
            let gone = try await letters.discard(matching: notFound, upTo: found.newest)
            #expect(gone.count == 5)
            #expect(try await letters.list(everything: true).map(\.id) == [6])
        }
    }

    @Test("a discard by filter leaves what was sent back, unless it is asked to take all")
    func discardEverything() async throws {
        try await CatalogueSample.with { database in
            for artist in ["A", "B"] { try await DeadLetterSample.give(database, artist: artist) }
            let letters = DeadLetters(database)
            _ = try await letters.redrive([1])
            #expect(try await letters.discard(matching: notFound, upTo: 9) == [2])
            #expect(try await letters.count(notFound, everything: true).count == 1)
            #expect(try await letters.discard(matching: notFound, everything: true, upTo: 9) == [1])
        }
    }

    @Test("a discarded dead letter is gone, once, and the log says so")
    func discardTwice() async throws {
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
