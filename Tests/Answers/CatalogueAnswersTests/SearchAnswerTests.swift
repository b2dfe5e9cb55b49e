import AnswersTestSupport
import Postgres
import Testing

@testable import CatalogueAnswers

@Suite("SearchAnswer")
struct SearchAnswerTests {
    @Test("a name finds artists, albums, tracks and people, in any spelling, and what begins with it")
    func names() async throws {
        try await CatalogueSample.with { database in
            try await database.query("update linernotes.people set name_key = lower(name)")
            try await database.query("update linernotes.artists set name_key = lower(name)")
            let answers = CatalogueQueries(database)
            #expect(try await answers.search("  JANET jackson ").hits.map(\.kind) == [.artist])
            let rhythm = try await answers.search("rhythm nation")
            #expect(Set(rhythm.hits.map(\.kind)) == [.album, .track] && !rhythm.isExact)
            #expect(try await answers.search("jimmy").hits.map(\.name) == ["Jimmy Jam"])
            #expect(try await answers.search("contro").hits.map(\.name) == ["Control", "Control (remix)"])
            #expect(try await answers.search("no such").hits.isEmpty)
            #expect(try await answers.search(" ").hits.isEmpty)
        }
    }

    @Test("a source's id, an ISRC and an address mean one thing alone")
    func exact() async throws {
        try await CatalogueSample.with { database in
            let answers = CatalogueQueries(database)
            let track = try await answers.search("rec-rhythm")
            #expect(track.isExact && track.hits.map(\.name) == ["Rhythm Nation"])
            try await database.query(
                "insert into linernotes.track_isrcs (track_id, isrc) values ($1, 'USAM18900123')", track.hits[0].id)
            #expect(try await answers.search("us-am1-89-00123").hits == track.hits)
            let uuid = "f5dfb93d-bce6-4d3b-a38c-9d3fbb3cbb6e"
            let none = try await answers.search("https://musicbrainz.org/artist/\(uuid)")
            #expect(none.isExact && none.hits.isEmpty)
            try await database.query(
                "insert into linernotes.track_identities (source, native_id, track_id) values ('musicbrainz', $1, $2)",
                uuid, track.hits[0].id)
            #expect(try await answers.search("https://musicbrainz.org/recording/\(uuid)").hits == track.hits)
        }
    }
}
