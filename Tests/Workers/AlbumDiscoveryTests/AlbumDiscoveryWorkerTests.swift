import Catalogue
import Findings
import FleetMessages
import Messages
import Postgres
import Testing
import WorkerTestSupport

@testable import album_discovery

@Suite("The worker of albums")
struct AlbumDiscoveryWorkerTests {
    @Test("refuses an artist whom no source knows")
    func unknown() async throws {
        try await WorkerTrial<AlbumDiscoveryWorker>.with { trial in
            let outcome = try await trial.outcome(of: AlbumDiscovery(artistId: ArtistID(rawValue: 1)))
            #expect(outcome?.errorCode == "artist_not_found")
        }
    }

    @Test("stores a page, asks for each album's tracks once, and for the next page at its source")
    func store() async throws {
        let albums = ["a", "b", "a"].map { FoundAlbum(nativeID: $0, title: "Album \($0)") }
        let list = AlbumList(nativeID: "x", page: Page(elements: albums, nextOffset: 100), others: ["y"])
        let results = [(source: Source("musicbrainz"), result: Result<_, any Error>.success(list))]
        let finding = try #require(SourceFindings.outcome(of: results).finding)
        try await WorkerTrial<AlbumDiscoveryWorker>.with { trial in
            let followUps = try await trial.store(AlbumDiscovery(artistId: ArtistID(rawValue: 1)), finding)
            #expect(followUps.map(\.queue) == [.trackDiscovery, .trackDiscovery, .albumDiscovery, .albumDiscovery])
            #expect(
                followUps.suffix(2).map(\.json) == [
                    #"{"artistId":"1","nativeId":"x","offset":100}"#, #"{"artistId":"1","nativeId":"y","offset":0}"#,
                ])
            #expect(followUps.map(\.headers.source) == [nil, nil, "musicbrainz", "musicbrainz"])
        }
    }

    @Test("of several ids of an artist at a source the first is read and the others asked for, once")
    func lists() {
        func lists(_ message: AlbumDiscovery) -> [String]? {
            message.lists(of: ["a", "b", "c"]).map { [$0.id] + $0.others }
        }
        let artist = ArtistID(rawValue: 1)
        #expect(lists(AlbumDiscovery(artistId: artist)) == ["a", "b", "c"])
        #expect(lists(AlbumDiscovery(artistId: artist, offset: 50)) == ["a"])
        #expect(lists(AlbumDiscovery(artistId: artist, nativeId: "b")) == ["b"])
        #expect(lists(AlbumDiscovery(artistId: artist, offset: 50, nativeId: "b")) == ["b"])
        #expect(lists(AlbumDiscovery(artistId: artist, nativeId: "gone")) == nil)
        #expect(AlbumDiscovery(artistId: artist).lists(of: []) == nil)
    }

    @Test("a list that is as long as when it was last read to its end is not read again, and its albums are asked for")
    func unchanged() async throws {
        try await WorkerTrial<AlbumDiscoveryWorker>.with { trial in
            let source = Source("musicbrainz")
            func followUps(_ offset: Int, _ next: Int?, total: Int, _ ids: [String]) async throws -> [FollowUp] {
                let artist = FoundArtistCredit(nativeID: "x", name: "Ann", creditedAs: "Ann")
                let albums = ids.map { FoundAlbum(nativeID: $0, title: "Album \($0)", artists: [artist]) }
                let totals = try await CatalogueReader(trial.database).listTotals(
                    of: [ArtistID(rawValue: 1)], freshFor: Freshness.catalogue)
                let list = AlbumList(
                    nativeID: "x", page: Page(elements: albums, nextOffset: next, total: total), offset: offset,
                    totalBefore: totals[source]?["x"])
                let results = [(source: source, result: Result<_, any Error>.success(list))]
                let finding = try #require(SourceFindings.outcome(of: results).finding)
                return try await trial.store(AlbumDiscovery(artistId: ArtistID(rawValue: 1), offset: offset), finding)
            }
            let first = try await followUps(0, 2, total: 3, ["a", "b"])
            #expect(first.map(\.queue) == [.trackDiscovery, .trackDiscovery, .albumDiscovery])
            #expect(try await followUps(2, nil, total: 3, ["c"]).map(\.queue) == [.trackDiscovery])
            let again = try await followUps(0, 2, total: 3, ["a", "b"])
            #expect(again.map(\.queue) == Array(repeating: .trackDiscovery, count: 3))
            let longer = try await followUps(0, 2, total: 4, ["a", "b"])
            #expect(longer.map(\.queue) == [.trackDiscovery, .trackDiscovery, .albumDiscovery])
            try await trial.database.query("select linernotes.forget_freshness(1)")
            #expect(try await followUps(0, 2, total: 3, ["a", "b"]).last?.queue == .albumDiscovery)
        }
    }
}
