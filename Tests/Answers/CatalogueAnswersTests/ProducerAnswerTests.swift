import AnswerForms
import AnswersTestSupport
import FleetMessages
import Testing

@testable import CatalogueAnswers

@Suite("ProducerAnswer")
struct ProducerAnswerTests {
    @Test("producers come by tracks, then confidence; writers, engineers and outweighed ones are none")
    func producers() async throws {
        try await CatalogueSample.with { database in
            let producers = try await CatalogueQueries(database).producers(limit: 50)
            #expect(producers.map(\.name) == ["Jimmy Jam", "Terry Lewis", "Third Party"])
            #expect(producers.map(\.tracks) == [2, 1, 1])
            let jam = try #require(producers.first)
            // One source copies from the other: both of the tracks have one witness.
            #expect(jam.confidenceBest == CatalogueSample.confidenceOfOne)
            #expect(abs(jam.confidenceAverage - CatalogueSample.confidenceOfOne) < 1e-9)
            #expect(jam.sources == ["genius", "musicbrainz"])
            #expect(
                jam.links == [
                    .init(platform: "instagram", url: "https://instagram.com/jimmyjam", handle: "jimmyjam")
                ])
            #expect(try await CatalogueQueries(database).producers(limit: 1).map(\.name) == ["Jimmy Jam"])
        }
    }

    @Test("an artist's producers are those of their own tracks, not of others' on their album")
    func producersOfArtist() async throws {
        try await CatalogueSample.with { database in
            let answers = CatalogueQueries(database)
            let janet = try await answers.artist("janet jackson")
            #expect(
                try await answers.producers(of: janet.artistId, limit: 50).map(\.name) == ["Jimmy Jam", "Terry Lewis"])
            let other = try await answers.artist("Another Singer")
            #expect(try await answers.producers(of: other.artistId, limit: 50).map(\.name) == ["Third Party"])
        }
    }

    @Test("pages of any size hold every producer once, in the order of the whole list", arguments: [1, 2, 4])
    func pages(size: Int) async throws {
        try await CatalogueSample.with { database in
            let answers = CatalogueQueries(database)
            let people = try await Pages.all { try await answers.producers(after: $0?.personId, limit: size) }
            let whole = try await answers.producers(limit: 9)
            #expect(people == whole && people.count == 3)
            #expect(try await answers.producers(after: PersonID(rawValue: .max), limit: 9).isEmpty)
        }
    }

    @Test("JSON has stable snake_case keys, ids as strings")
    func json() async throws {
        try await CatalogueSample.with { database in
            let producers = try await CatalogueQueries(database).producers(limit: 1)
            let text = try JSONForm.text(producers)
            for key in ["confidence_average", "confidence_best", "links", "name", "person_id", "sources", "tracks"] {
                #expect(text.contains("\"\(key)\" : "), "\(key)")
            }
            #expect(text.contains(#""person_id" : "\#(producers[0].personId)""#))
            #expect(text.contains("https://instagram.com/jimmyjam"))
        }
    }
}
