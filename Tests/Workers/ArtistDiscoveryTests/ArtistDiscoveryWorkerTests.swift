import Catalogue
import Findings
import FleetMessages
import FoundationEssentials
import Messages
import Postgres
import Queue
import Testing
import Upstreams
import WorkerRuntime
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

    @Test("asks for each id that another source states, and keeps those that are the artist's")
    func everyStatedID() async throws {
        let ids = ["dead", "good", "other", "second"].map { ForeignID(second, $0) }
        let stating = Acts(source: first, acts: [FoundArtist(nativeID: "1", name: "Sade", foreignIDs: ids)])
        let asked = Acts(
            source: second,
            acts: [("good", "Sade"), ("other", "Zade"), ("second", "Sade")].map {
                FoundArtist(nativeID: $0.0, name: $0.1)
            })
        try await WorkerTrial<ArtistDiscoveryWorker>.with { trial in
            let worker = ArtistDiscoveryWorker(catalogues: [stating, asked], reader: CatalogueReader(trial.database))
            let delivery = Delivery(
                fence: Fence(id: MessageID(rawValue: 1), readCount: 1), headers: MessageHeaders(),
                body: ArtistDiscovery(artistName: "Sade"))
            let found = try await worker.handle([delivery])[delivery.id]?.finding?.found.map(\.finding)
            #expect(found?.map(\.nativeID) == ["1", "good"])
            #expect(found?.first?.foreignIDs.map(\.nativeID) == ["good", "second"])
        }
    }

    @Test("notes of a run whom each source took and who else bears the name, in place of what was noted before")
    func namesakes() async throws {
        let other = FoundNamesake(nativeID: "2", name: "Sade", note: "UK band")
        let artist = FoundArtist(nativeID: "1", name: "Sade", disambiguation: "singer", namesakes: [other, other])
        try await WorkerTrial<ArtistDiscoveryWorker>.with { trial in
            let run: UUID = try await trial.database.query("select linernotes.start_artist_discovery('Sade')")[0][0]
            for answer in [FoundArtist(nativeID: "0", name: "Zade"), artist] {
                try await trial.database.transaction {
                    try await $0.store([(run: run, artists: [(source: first, artist: answer)])])
                    try await $0.store([(run: UUID(), artists: [(source: first, artist: answer)])])
                }
            }
            let rows: [String] = try await trial.database.query(
                """
                select concat_ws(' ', run_id = $1, source, native_id, is_taken, name, note)
                from linernotes.run_artists order by position
                """, run
            ).map { try $0[0] }
            #expect(rows == ["t musicbrainz 1 t Sade singer", "t musicbrainz 2 f Sade UK band"])
        }
    }
}

/// A catalogue of artists, by id and by name.
private struct Acts: CatalogueSource {
    let source: Source
    let acts: [FoundArtist]

    func artist(_ query: ArtistQuery) async throws -> FoundArtist? {
        switch query {
        case .id(let id): acts.first { $0.nativeID == id }
        case .name(let name): acts.first { $0.name == name }
        }
    }
    func albums(ofArtist nativeID: String, offset: Int) async throws -> Page<FoundAlbum> {
        Page(elements: [], nextOffset: nil)
    }
    func tracks(ofAlbums nativeIDs: [String]) async throws -> [String: Result<[FoundTrack], any Error>] { [:] }
}
