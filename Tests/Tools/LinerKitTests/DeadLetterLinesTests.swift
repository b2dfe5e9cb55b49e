import AnswersTestSupport
import FleetAnswers
import Postgres
import Queue
import Testing

@testable import LinerKit

@Suite("Dead letters as lines")
struct DeadLetterLinesTests {
    @Test("the list fits 80 columns")
    func table() async throws {
        try await CatalogueSample.with { database in
            try await DeadLetterSample.give(database)
            let lines = DeadLetters.Letter.table(try await FleetQueries(database).deadLetters(limit: 9)).lines(
                width: 80)
            #expect(lines.count == 2 && lines.allSatisfy { DisplayWidth.of($0) <= 80 })
        }
    }

    @Test("a corrected letter shows that it was sent back so, as which message and by whom")
    func edited() async throws {
        try await CatalogueSample.with { database in
            try await DeadLetterSample.give(database, artist: "A")
            let sent = try #require(try await DeadLetters(database).redrive(1, as: #"{"artistName": "B"}"#))
            let lines = try #require(try await FleetQueries(database).deadLetter(1)).lines
            #expect(lines.contains(#"message   {"artistName": "A"}"#))
            let ending = try #require(lines.last)
            #expect(ending.hasPrefix("sent back ") && ending.contains(" as message \(sent.rawValue) by "))
            #expect(ending.hasSuffix(", corrected"))
        }
    }

    @Test("a message that kills its worker says why it was given up")
    func poison() async throws {
        try await CatalogueSample.with { database in
            try await database.query("select linernotes.start_artist_discovery('A')")
            try await database.query(
                """
                select linernotes.dead_letter('artist_discovery', array[msg_id], array[read_ct], array[
                  '{"category": "poison", "code": "deliveries_exhausted", "error": "5 deliveries ended in nothing"}'::jsonb])
                from linernotes.read('artist_discovery', 1, 60)
                """)
            let lines = try #require(try await FleetQueries(database).deadLetter(1)).lines
            #expect(lines.contains("error     5 deliveries ended in nothing"))
            #expect(lines.contains("cause     artist_discovery/poison/deliveries_exhausted"))
        }
    }
}
