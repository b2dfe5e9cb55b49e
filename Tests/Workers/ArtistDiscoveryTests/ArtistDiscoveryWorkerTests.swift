import Catalogue
import Findings
import FleetMessages
import Messages
import Postgres
import Testing
import Upstreams
import WorkerTestSupport

@testable import artist_discovery

@Suite("The worker of artists")
struct ArtistDiscoveryWorkerTests {
    private let first = Source("musicbrainz")
    private let second = Source("spotify")

    @Test("asks the first source as the message says, and each further one by what was found before")
    func queries() {
        var search = ArtistSearch(ArtistDiscovery(artistId: "an id", artistName: "Sade"))
        #expect(search.queries(at: first) == [.id("an id")])
        let stated = ForeignID(second, "theirs")
        search.add(.success(FoundArtist(nativeID: "1", name: "Sade", foreignIDs: [stated])), from: first)
        #expect(search.queries(at: second) == [.id("theirs"), .name("Sade")])
        #expect(search.queries(at: Source("third")) == [.id("an id"), .name("Sade")])
    }

    @Test("asks each id that another source states; one that leads to another name, or to nobody, is no id of theirs")
    func stated() {
        var search = ArtistSearch(ArtistDiscovery(artistName: "Sade"))
        let ids = ["dead", "other", "good"].map { ForeignID(second, $0) }
        search.add(
            .success(FoundArtist(nativeID: "1", name: "Sade", foreignIDs: ids, aliases: ["Sade Adu"])), from: first)
        #expect(search.queries(at: second) == [.id("dead"), .id("other"), .id("good"), .name("Sade")])
        for (name, isMeant) in [("The Sade", true), ("sade adu", true), ("Zade", false)] {
            let found = FoundArtist(nativeID: "x", name: name)
            #expect(search.isMeant(found, by: .id("other"), at: second) == isMeant)
            #expect(
                search.isMeant(found, by: .id("asked"), at: second)
                    && search.isMeant(found, by: .name("Sade"), at: second))
        }
        search.add(.success(FoundArtist(nativeID: "good", name: "Sade")), useless: ["dead", "other"], from: second)
        let found = search.outcome.finding?.found.map(\.finding)
        #expect(found?.map(\.foreignIDs) == [[ForeignID(second, "good")], []])
    }

    @Test("asks by name where no source has answered to an id")
    func byName() {
        var search = ArtistSearch(ArtistDiscovery(artistName: "Sade"))
        #expect(search.queries(at: first) == [.name("Sade")])
        search.add(.success(nil), from: first)
        #expect(search.outcome.errorCode == "artist_not_found")
    }

    @Test("stores the artist once and asks for their albums")
    func store() async throws {
        let artist = FoundArtist(nativeID: "1", name: "Sade")
        let results = [(source: first, result: Result<_, any Error>.success(artist))]
        let finding = try #require(SourceFindings.outcome(of: results).finding)
        try await WorkerTrial<ArtistDiscoveryWorker>.with { trial in
            for _ in 0..<2 {
                let followUps = try await trial.store(ArtistDiscovery(artistName: "Sade"), finding)
                #expect(followUps.map(\.queue) == [.albumDiscovery])
            }
            #expect(try await trial.database.query("select from linernotes.artists").count == 1)
        }
    }
}
