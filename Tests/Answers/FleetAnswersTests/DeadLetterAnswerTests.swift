import AnswersTestSupport
import Postgres
import Queue
import Testing

@testable import FleetAnswers

@Suite("DeadLetterAnswer")
struct DeadLetterAnswerTests {
    @Test("a letter that was sent back corrected keeps its message, and says as which one and by whom")
    func edited() async throws {
        try await CatalogueSample.with { database in
            try await DeadLetterSample.give(database, artist: "A")
            let sent = try #require(try await DeadLetters(database).redrive(1, as: #"{"artistName": "B"}"#))
            let fleet = FleetQueries(database)
            let letter = try #require(try await fleet.deadLetter(1))
            #expect(letter.message == #"{"artistName": "A"}"#)
            #expect(letter.redrivenAs == sent.rawValue && letter.isEdited && letter.redrivenBy?.isEmpty == false)
            #expect(try await fleet.deadLetters(limit: 9).isEmpty)
            #expect(try await fleet.deadLetters(everything: true, limit: 9) == [letter])
            #expect(try await fleet.deadLetter(2) == nil)
        }
    }

    @Test("pages of any size hold every letter that matches once, the newest first", arguments: [1, 2, 3, 5])
    func pages(size: Int) async throws {
        try await CatalogueSample.with { database in
            for artist in ["A", "B", "C", "D", "E"] { try await DeadLetterSample.give(database, artist: artist) }
            let fleet = FleetQueries(database)
            let filter = DeadLetters.Filter(category: "not_found")
            let letters = try await Pages.all { (last: DeadLetterAnswer?) in
                // What dies while somebody turns the pages is on none of them.
                if last != nil { try await DeadLetterSample.give(database, artist: "later") }
                return try await fleet.deadLetters(filter, after: last?.id, limit: size)
            }
            #expect(letters.map(\.id) == [5, 4, 3, 2, 1])
            #expect(try await fleet.deadLetters(after: .min, limit: 9).isEmpty)
            #expect(try await fleet.deadLetters(.init(category: "poison"), limit: 9).isEmpty)
        }
    }

    @Test("a filter by fingerprint finds that cause alone, and no cause that begins so")
    func fingerprint() async throws {
        try await CatalogueSample.with { database in
            for artist in ["A", "B"] { try await DeadLetterSample.give(database, artist: artist) }
            let fleet = FleetQueries(database)
            let cause = "artist_discovery/not_found/artist_not_found"
            #expect(try await fleet.deadLetters(.init(fingerprint: cause), limit: 9).count == 2)
            #expect(try await fleet.deadLetters(.init(fingerprint: "artist_discovery"), limit: 9).isEmpty)
        }
    }
}
