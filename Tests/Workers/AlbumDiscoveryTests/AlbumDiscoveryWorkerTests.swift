import Catalogue
import Findings
import FleetMessages
import Messages
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
        let page = Page(elements: albums, nextOffset: 100)
        let results = [(source: Source("musicbrainz"), result: Result<_, any Error>.success(page))]
        let finding = try #require(SourceFindings.outcome(of: results).finding)
        try await WorkerTrial<AlbumDiscoveryWorker>.with { trial in
            let followUps = try await trial.store(AlbumDiscovery(artistId: ArtistID(rawValue: 1)), finding)
            #expect(followUps.map(\.queue) == [.trackDiscovery, .trackDiscovery, .albumDiscovery])
            #expect(followUps.last?.json == #"{"artistId":"1","offset":100}"#)
            #expect(followUps.map(\.headers.source) == [nil, nil, "musicbrainz"])
        }
    }
}
