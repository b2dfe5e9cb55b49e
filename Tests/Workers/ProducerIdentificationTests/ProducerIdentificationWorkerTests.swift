import Catalogue
import Findings
import FleetMessages
import Messages
import Postgres
import Testing
import WorkerTestSupport

@testable import producer_identification

@Suite("The worker of producers")
struct ProducerIdentificationWorkerTests {
    private static let source = Source("musicbrainz")

    private func message(_ track: TrackID) -> ProducerIdentification {
        ProducerIdentification(
            trackId: track, trackName: "Track", albumId: AlbumID(rawValue: 1), artistId: ArtistID(rawValue: 1))
    }

    @Test("refuses a track that the database does not have")
    func unknown() async throws {
        try await WorkerTrial<ProducerIdentificationWorker>.with { trial in
            let outcome = try await trial.outcome(of: message(TrackID(rawValue: 1)))
            #expect(outcome?.errorCode == "track_not_found")
        }
    }

    @Test("stores who made a track and asks for a producer's profiles once; for a writer's never")
    func store() async throws {
        let album = FoundAlbum(nativeID: "a", title: "Album", tracks: [FoundTrack(nativeID: "t", title: "Track")])
        let claims = [("p", CreditRole.producer), ("w", .writer)].map { id, role in
            CreditClaim(
                personNativeID: id, personName: "Name \(id)", role: role, level: .recording, sourceRole: "x",
                statedOn: "t")
        }
        let credits = FoundCredits(nativeID: "t", match: TrackMatch(.id), claims: claims)
        let results = [(source: Self.source, result: Result<FoundCredits?, any Error>.success(credits))]
        let finding = try #require(SourceFindings.outcome(of: results).finding)
        try await WorkerTrial<ProducerIdentificationWorker>.with { trial in
            _ = try await trial.database.transaction { try await $0.store([album], from: Self.source) }
            let track = TrackID(rawValue: try await trial.database.query("select id from linernotes.tracks")[0][0])
            let first = try await trial.store(message(track), finding)
            #expect(first.map(\.queue) == [.socialEnrichment] && first[0].json.contains("Name p"))
            let second = try await trial.store(message(track), finding)
            #expect(second == [])
            #expect(try await trial.database.query("select from linernotes.credits").count == 2)
        }
    }
}
