import Catalogue
import Enrichment
import Findings
import FleetMessages
import Messages
import Postgres
import Testing
import WorkerTestSupport

@testable import playlist_enrichment

@Suite("The worker of playlists")
struct PlaylistEnrichmentWorkerTests {
    private static let editors = Source("musicbrainz")

    /// A job of two songs that are known by code.
    private static func seed(_ database: Database) async throws {
        try await database.run(
            script: """
                insert into playlists.songs (isrc, title, created_at, updated_at)
                values ('QZAAA0000001', 'Foam', now(), now()), ('QZAAA0000002', 'Spray', now(), now());
                select playlists.start_enrichment(p_songs => array[1, 2]);
                """)
    }

    private static func recording(_ id: String, _ code: String, _ title: String) -> FoundRecording {
        let people = [("p", CreditRole.producer), ("w", .writer), ("x", .writer), ("y", .writer), ("z", .writer)]
        let claims = people.map { person, role in
            CreditClaim(
                personNativeID: "\(id)-\(person)", personName: "\(title) \(person)", role: role, level: .recording,
                sourceRole: role.rawValue, statedOn: id)
        }
        return FoundRecording(
            track: FoundTrack(nativeID: id, title: title, isrcCodes: [code], claims: claims), match: TrackMatch(.isrc))
    }

    private static func finding(
        _ outcomes: [SongOutcome], failed: (any Error)? = nil
    ) throws -> PlaylistEnrichmentWorker.Finding {
        var results: [(source: Source, result: Result<[SongOutcome], any Error>)] = [(editors, .success(outcomes))]
        if let failed { results.append((editors, .failure(failed))) }
        return try #require(SourceFindings.outcome(of: results).finding)
    }

    private static let body = PlaylistEnrichment(chunkId: ChunkID(rawValue: 1))

    @Test("refuses a chunk that the database does not have")
    func unknown() async throws {
        try await WorkerTrial<PlaylistEnrichmentWorker>.with { trial in
            let outcome = try await trial.outcome(of: Self.body)
            #expect(outcome?.errorCode == "chunk_not_found")
        }
    }

    @Test("stores recordings and credits with the songs, and asks for the pages of three writers each, once")
    func stores() async throws {
        try await WorkerTrial<PlaylistEnrichmentWorker>.with { trial in
            try await Self.seed(trial.database)
            let outcomes = [(1, "Foam"), (2, "Spray")].map { number, title in
                SongOutcome(
                    id: SongID(rawValue: Int64(number)),
                    recordings: [(Self.editors, Self.recording("r\(number)", "QZAAA000000\(number)", title))])
            }
            let follow = try await trial.store(Self.body, try Self.finding(outcomes))
            #expect(follow.count == 6 && follow.allSatisfy { $0.queue == .socialEnrichment && !$0.json.contains(" p") })
            #expect(try await trial.store(Self.body, try Self.finding(outcomes)) == [])
            let rows = try await trial.database.query(
                """
                select s.match_method, t.title from playlists.songs s join linernotes.tracks t on t.id = s.track_id
                order by s.song_id
                """)
            #expect(try rows.map { "\(try $0[0] as String) \(try $0[1] as String)" } == ["isrc Foam", "isrc Spray"])
            #expect(try await trial.database.query("select from linernotes.credits").count == 10)
            #expect(try await trial.database.query("select from playlists.chunks where settled_at is null").isEmpty)
        }
    }

    @Test("a source that could not be asked of all gets the chunk once more, and the chunk is not through")
    func partial() async throws {
        try await WorkerTrial<PlaylistEnrichmentWorker>.with { trial in
            try await Self.seed(trial.database)
            try await trial.database.query("select playlists.note_phase(1, 'musicbrainz', 1, 1, null, 'x')")
            let outcome = SongOutcome(
                id: SongID(rawValue: 1), recordings: [(Self.editors, Self.recording("r1", "QZAAA0000001", "Foam"))])
            let error = NotFound("song", "at all", at: Self.editors)
            let follow = try await trial.store(Self.body, try Self.finding([outcome], failed: error))
            let again = follow.filter { $0.queue == .playlistEnrichment }
            #expect(again.map(\.headers.source) == ["musicbrainz"])
            #expect(try await trial.database.query("select from playlists.chunks where settled_at is null").count == 1)
        }
    }

    @Test("a chunk that nobody could be asked about keeps its message, and what is left out is said once")
    func outage() async throws {
        try await WorkerTrial<PlaylistEnrichmentWorker>.with { trial in
            try await Self.seed(trial.database)
            let outcome = try await trial.outcome(of: Self.body)
            #expect(outcome?.finding == nil && outcome?.errorCode != nil)
            let notes = try await trial.database.query(
                "select message from playlists.job_events where message like '%left out%' order by event_id")
            #expect(try notes.map { try $0[0] as String }.first?.hasPrefix("Spotify is left out") == true)
            let failed: Int = try await trial.database.query(
                "select failed from playlists.chunk_phases where phase = 'musicbrainz'")[0][0]
            #expect(failed == 2)
        }
    }
}
