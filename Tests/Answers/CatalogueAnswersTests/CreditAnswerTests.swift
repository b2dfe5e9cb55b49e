import AnswersTestSupport
import Catalogue
import FleetMessages
import Postgres
import Testing

@testable import CatalogueAnswers

@Suite("CreditAnswer")
struct CreditAnswerTests {
    @Test(
        "are found by titles and names in any spelling, as tracks are",
        arguments: [
            ("Don't", "zoe unal"), ("dont forget", "ZOË ÜNAL"), ("Deja Vecu", "Zoe"),
            ("DON’T FORGET (DEJA VÉCU)", "unal"),
        ])
    func spellings(title: String, person: String) async throws {
        try await CatalogueSample.with { database in
            let claim = CreditClaim(
                personNativeID: "zoe", personName: "Zoë Ünal", role: .producer, level: .recording,
                sourceRole: "producer", statedOn: "rec-dont")
            let track = FoundTrack(
                nativeID: "rec-dont", title: "Don’t Forget (Déjà Vécu)", artists: [CatalogueSample.janet],
                claims: [claim])
            try await database.transaction { transaction in
                let album = FoundAlbum(nativeID: "album-2", title: "Other", tracks: [track])
                _ = try await transaction.store([album], from: CatalogueSample.source)
                let ids = try await transaction.query(
                    "select track_id from linernotes.track_identities where native_id = 'rec-dont'")
                _ = try await transaction.conclude([TrackID(rawValue: try ids[0][0])])
            }
            let answers = CatalogueQueries(database)
            let found = try await answers.credits(CreditFilter(track: title, person: person), limit: 9)
            #expect(found.map(\.track) == [track.title])
            #expect(try await answers.tracks(title).map(\.title) == [track.title])
        }
    }

    @Test("credits are filtered by track, person, artist and role, in any case and in part")
    func credits() async throws {
        try await CatalogueSample.with { database in
            let answers = CatalogueQueries(database)
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

    @Test("pages of any size hold every credit once, in the order of the whole list", arguments: [1, 2, 5])
    func pages(size: Int) async throws {
        try await CatalogueSample.with { database in
            let answers = CatalogueQueries(database)
            let whole = try await answers.credits(CreditFilter(), limit: 100)
            let credits = try await Pages.all {
                try await answers.credits(CreditFilter(), after: $0?.key, limit: size)
            }
            #expect(credits == whole)
            let gone = CreditKey(track: whole[0].trackId, person: whole[0].personId, role: "composer")
            #expect(try await answers.credits(CreditFilter(), after: gone, limit: 9).isEmpty)
        }
    }
}
