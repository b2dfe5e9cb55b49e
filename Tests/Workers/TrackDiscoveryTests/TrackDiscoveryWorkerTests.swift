import Catalogue
import Findings
import FleetMessages
import Messages
import Postgres
import Testing
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
}
