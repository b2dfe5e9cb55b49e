import Catalogue
import Findings
import FleetMessages
import Messages
import Postgres
import Queue
import TestSupport
import Testing
import Upstreams
import WorkerRuntime
import WorkerTestSupport

@testable import track_discovery

@Suite("The worker of tracks")
struct TrackDiscoveryWorkerTests {
    private func message(_ album: AlbumID) -> TrackDiscovery {
        TrackDiscovery(albumId: album, albumName: "Album", artistId: ArtistID(rawValue: 1))
    }

    @Test("refuses an album that the database does not have")
    func unknown() async throws {
        try await WorkerTrial<TrackDiscoveryWorker>.with { trial in
            let outcome = try await trial.outcome(of: message(AlbumID(rawValue: 1)))
            #expect(outcome?.errorCode == "album_not_found")
        }
    }

    @Test("asks nobody for tracks that came along with the album, and asks who produced each, in pages")
    func pages() async throws {
        let tracks = (1...51).map { FoundTrack(nativeID: "t\($0)", title: "Track \($0)", position: $0) }
        let album = FoundAlbum(nativeID: "a", title: "Album", tracks: tracks)
        try await WorkerTrial<TrackDiscoveryWorker>.with { trial in
            let stored = try await trial.database.transaction {
                try await $0.store([album], from: Source("musicbrainz"))
            }
            let message = message(stored[0].id)
            let finding = try await trial.finding(of: message)
            #expect(finding.found.isEmpty)
            let followUps = try await trial.store(message, finding)
            #expect(followUps.filter { $0.queue == .producerIdentification }.count == 50)
            #expect(followUps.last?.queue == .trackDiscovery && followUps.count == 51)
        }
    }

    @Test("takes a list for the whole only where nothing of the answer was left out", arguments: [false, true])
    func whole(isBroken: Bool) async throws {
        let test = try await TestDatabase.migrated()
        let stored = try await test.database.transaction {
            try await $0.store([FoundAlbum(nativeID: "a", title: "Album")], from: Source("musicbrainz"))
        }
        let worker = TrackDiscoveryWorker(
            catalogues: [OneTrack(isBroken: isBroken)], reader: CatalogueReader(test.database))
        let delivery = Delivery(
            fence: Fence(id: MessageID(rawValue: 1), readCount: 1), headers: MessageHeaders(),
            body: message(stored[0].id))
        let outcomes = try await Omissions.$current.withValue(Omissions()) { try await worker.handle([delivery]) }
        let albums = outcomes[delivery.id]?.finding?.found.flatMap(\.finding)
        #expect(albums?.map(\.isComplete) == [!isBroken])
        try await test.drop()
    }
}

/// A catalogue with one track on each album, of which it may leave something out.
private struct OneTrack: CatalogueSource {
    let source = Source("musicbrainz")
    let isBroken: Bool

    func artist(_ query: ArtistQuery) async throws -> FoundArtist? { nil }
    func albums(ofArtist nativeID: String, offset: Int) async throws -> Page<FoundAlbum> {
        Page(elements: [], nextOffset: nil)
    }
    func tracks(ofAlbums nativeIDs: [String]) async throws -> [String: Result<[FoundTrack], any Error>] {
        if isBroken { Omissions.note(source.name, "tracks[].title: null") }
        return Dictionary(
            uniqueKeysWithValues: nativeIDs.map { ($0, .success([FoundTrack(nativeID: "t", title: "T")])) })
    }
}
