import AnswersTestSupport
import FleetMessages
import Testing

@testable import CatalogueAnswers

@Suite("CatalogueCounts")
struct CatalogueCountsTests {
    @Test("the whole catalogue is counted row by row")
    func whole() async throws {
        try await CatalogueSample.with { database in
            let counts = try await CatalogueQueries(database).counts()
            #expect([counts.artists, counts.albums, counts.tracks] == [2, 1, 5])
            #expect([counts.credits, counts.links] == [6, 2])
            #expect(counts.evidence > counts.credits && counts.people > 3)
        }
    }

    @Test("of an artist only their own is counted; of nobody there is nothing")
    func artist() async throws {
        try await CatalogueSample.with { database in
            let answers = CatalogueQueries(database)
            let janet = try await answers.artist("Janet Jackson").artistId
            #expect(try await answers.counts(of: janet) == ArtistCounts(albums: 1, tracks: 4, credits: 5, people: 3))
            #expect(try await answers.counts(of: ArtistID(rawValue: .max)) == ArtistCounts())
        }
    }
}
