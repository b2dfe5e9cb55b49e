import AnswersTestSupport
import Catalogue
import Messages
import Postgres
import Testing

@testable import CatalogueAnswers

@Suite("ArtistAnswer")
struct ArtistAnswerTests {
    @Test("an artist is found by name as names are compared, by our id and by a source's")
    func artist() async throws {
        try await CatalogueSample.with { database in
            let answers = CatalogueQueries(database)
            let janet = try await answers.artist("Janet Jackson")
            #expect(try await answers.artist("JÁNET  JACKSON") == janet)
            #expect(try await answers.artist(janet.artistId.description) == janet)
            #expect(try await answers.artist("artist-janet") == janet)
            let nobody = "Nobody' or true --"
            let error = await #expect(throws: ArtistLookUpError.self) { try await answers.artist(nobody) }
            #expect(error == ArtistLookUpError(text: nobody, candidates: []))
        }
    }

    @Test("namesakes are not guessed between")
    func namesakes() async throws {
        try await CatalogueSample.with { database in
            let namesake = FoundArtist(
                nativeID: "x", name: "Janet Jackson", sortName: "Jackson, Janet", disambiguation: "a namesake")
            let described = DescribedArtist([(CatalogueSample.source, namesake)])
            try await database.transaction { _ = try await $0.store([described]) }
            let error = await #expect(throws: ArtistLookUpError.self) {
                try await CatalogueQueries(database).artist("Janet Jackson")
            }
            let candidates = error?.candidates.sorted { $0.disambiguation < $1.disambiguation }
            #expect(candidates?.map(\.disambiguation) == ["", "a namesake"])
            #expect(candidates?.map(\.tracks) == [3 + 1, 0])
            #expect(candidates?.map(\.sources) == [["musicbrainz"], ["musicbrainz"]])
        }
    }
}
