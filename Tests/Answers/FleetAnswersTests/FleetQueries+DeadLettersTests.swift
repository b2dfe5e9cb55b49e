import AnswerForms
import AnswersTestSupport
import Foundation
import Postgres
import Queue
import Testing

@testable import FleetAnswers

@Suite("Dead letters")
struct FleetQueriesDeadLettersTests {
    @Test("a letter that was sent back corrected keeps its message, and says as which one and by whom")
    func edited() async throws {
        try await CatalogueSample.with { database in
            try await DeadLetterSample.give(database, artist: "A")
            let sent = try #require(try await DeadLetters(database).redrive(1, as: #"{"artistName": "B"}"#))
            let fleet = FleetQueries(database)
            let letter = try #require(try await fleet.deadLetter(1))
            #expect(letter.message == #"{"artistName": "A"}"#)
            #expect(letter.redrivenAs == sent && letter.isEdited && letter.redrivenBy?.isEmpty == false)
            #expect(try await fleet.deadLetters(limit: 9).isEmpty)
            #expect(try await fleet.deadLetters(everything: true, limit: 9) == [letter])
            #expect(try await fleet.deadLetter(2) == nil)
        }
    }

    @Test("a letter's JSON has the names that machines read, and the message's number is one")
    func json() async throws {
        try await CatalogueSample.with { database in
            try await DeadLetterSample.give(database, artist: "A")
            _ = try await DeadLetters(database).redrive([1])
            let letter = try #require(try await FleetQueries(database).deadLetter(1))
            let json = try #require(
                try JSONSerialization.jsonObject(with: Data(try JSONForm.line(letter).utf8)) as? [String: Any])
            #expect(
                json.keys.sorted() == [
                    "attempts", "came_back", "category", "code", "dead_at", "error", "fingerprint", "headers",
                    "history", "id",
                    "is_edited", "message", "message_id", "queue", "read_count", "redrive_due_at", "redriven_as",
                    "redriven_at", "redriven_by",
                ])
            #expect(json["queue"] as? String == "artist_discovery")
            #expect(json["message_id"] as? Int == 1)
            let cause = try #require(try await FleetQueries(database).deadLetterCauses(limit: 1).first)
            #expect(try JSONForm.line(cause).contains(#""sample_id":1,"#))
        }
    }

    @Test("pages of any size hold every letter that matches once, the newest first", arguments: [1, 2, 3, 5])
    func pages(size: Int) async throws {
        try await CatalogueSample.with { database in
            for artist in ["A", "B", "C", "D", "E"] { try await DeadLetterSample.give(database, artist: artist) }
            let fleet = FleetQueries(database)
            let filter = DeadLetters.Filter(category: "not_found")
            let letters = try await Pages.all { (last: DeadLetters.Letter?) in
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

    @Test("letters of one cause are one, with how many wait, a sample, and what to do")
    func causes() async throws {
        try await CatalogueSample.with { database in
            for artist in ["A", "B", "C"] { try await DeadLetterSample.give(database, artist: artist) }
            _ = try await DeadLetters(database).redrive([1])
            let causes = try await FleetQueries(database).deadLetterCauses(limit: 10)
            let cause = try #require(causes.first)
            #expect(causes.count == 1)
            #expect(cause.fingerprint == "artist_discovery/not_found/artist_not_found")
            let counts = [cause.count, cause.waiting, cause.waitingLastDay, cause.redriven, cause.cameBack]
            #expect(counts == [3, 2, 2, 1, 0])
            #expect(cause.sampleError == "musicbrainz has no artist" && cause.sampleID == 3)
            #expect(cause.firstSeen <= cause.lastSeen)
            #expect(cause.nextStep.contains("3"))
        }
    }
}
