import Catalogue
import FoundationEssentials
import Messages
import Postgres
import Testing

@testable import LinerKit

@Suite("CatalogueAnswers")
struct CatalogueAnswersTests {
    @Test("producers come by tracks, then confidence; writers, engineers and outweighed ones are none")
    func producers() async throws {
        try await CatalogueSample.with { database in
            let producers = try await CatalogueAnswers(database).producers(limit: 50)
            #expect(producers.map(\.name) == ["Jimmy Jam", "Terry Lewis", "Third Party"])
            #expect(producers.map(\.tracks) == [2, 1, 1])
            let jam = try #require(producers.first)
            #expect(abs(jam.confidenceBest - 0.98) < 1e-9)
            #expect(abs(jam.confidenceAverage - 0.94) < 1e-9)
            #expect(jam.sources == ["genius", "musicbrainz"])
            #expect(
                jam.links == [
                    .init(platform: "instagram", url: "https://instagram.com/jimmyjam", handle: "jimmyjam")
                ])
            #expect(try await CatalogueAnswers(database).producers(limit: 1).map(\.name) == ["Jimmy Jam"])
        }
    }

    @Test("an artist's producers are those of their own tracks, not of others' on their album")
    func producersOfArtist() async throws {
        try await CatalogueSample.with { database in
            let answers = CatalogueAnswers(database)
            let janet = try await answers.artist("janet jackson")
            #expect(
                try await answers.producers(of: janet.artistId, limit: 50).map(\.name) == ["Jimmy Jam", "Terry Lewis"])
            let other = try await answers.artist("Another Singer")
            #expect(try await answers.producers(of: other.artistId, limit: 50).map(\.name) == ["Third Party"])
        }
    }

    @Test("an artist is found by name as names are compared, by our id and by a source's")
    func artist() async throws {
        try await CatalogueSample.with { database in
            let answers = CatalogueAnswers(database)
            let janet = try await answers.artist("Janet Jackson")
            #expect(try await answers.artist("JÁNET  JACKSON") == janet)
            #expect(try await answers.artist(janet.artistId.description) == janet)
            #expect(try await answers.artist("artist-janet") == janet)
            let error = await #expect(throws: ToolError.self) { try await answers.artist("Nobody' or true --") }
            #expect(error?.kind == .negative)
        }
    }

    @Test("namesakes are not guessed between")
    func namesakes() async throws {
        try await CatalogueSample.with { database in
            let namesake = FoundArtist(
                nativeID: "x", name: "Janet Jackson", sortName: "Jackson, Janet", disambiguation: "a namesake")
            let described = DescribedArtist([(CatalogueSample.source, namesake)])
            try await database.transaction { _ = try await $0.store([described]) }
            let error = await #expect(throws: ToolError.self) {
                try await CatalogueAnswers(database).artist("Janet Jackson")
            }
            #expect(error?.sentence.contains("a namesake") == true)
        }
    }

    @Test("credits are filtered by track, person, artist and role, in any case and in part")
    func credits() async throws {
        try await CatalogueSample.with { database in
            let answers = CatalogueAnswers(database)
            let all = try await answers.credits(CreditFilter(), limit: 100)
            #expect(all.count == 6)
            let rhythm = try await answers.credits(CreditFilter(track: "RHYTHM"), limit: 100)
            #expect(
                rhythm.map { "\($0.person) \($0.role)" } == [
                    "Jimmy Jam producer", "Terry Lewis producer", "Jimmy Jam writer",
                ])
            #expect(rhythm.first?.artists == "Janet")
            let jam = try await answers.credits(CreditFilter(person: "jimmy", role: .producer), limit: 100)
            #expect(jam.map(\.track) == ["Control", "Rhythm Nation"])
            let other = try await answers.artist("Another Singer").artistId
            #expect(try await answers.credits(CreditFilter(artist: other), limit: 100).map(\.person) == ["Third Party"])
            #expect(try await answers.credits(CreditFilter(track: "%"), limit: 100).isEmpty)
            #expect(try await answers.credits(CreditFilter(), limit: 2).count == 2)
        }
    }

    @Test("a track is found by id, by its whole title before parts of titles, by a source's id")
    func tracks() async throws {
        try await CatalogueSample.with { database in
            let answers = CatalogueAnswers(database)
            #expect(try await answers.tracks("control").map(\.title) == ["Control"])
            #expect(try await answers.tracks("contr").map(\.title) == ["Control", "Control (remix)"])
            let lost = try await answers.tracks("100%")
            #expect(lost.map(\.title) == ["Lost 100% Tape"])
            #expect(try await answers.tracks(lost[0].trackId.description) == lost)
            #expect(try await answers.tracks("rec-lost") == lost)
            #expect(try await answers.tracks("no such").isEmpty)
        }
    }

    @Test("JSON has stable snake_case keys, ids as strings")
    func json() async throws {
        try await CatalogueSample.with { database in
            let producers = try await CatalogueAnswers(database).producers(limit: 1)
            let text = try JSONOutput.text(producers)
            for key in ["confidence_average", "confidence_best", "links", "name", "person_id", "sources", "tracks"] {
                #expect(text.contains("\"\(key)\" : "), "\(key)")
            }
            #expect(text.contains(#""person_id" : "\#(producers[0].personId)""#))
            #expect(text.contains("https://instagram.com/jimmyjam"))
        }
    }
}
