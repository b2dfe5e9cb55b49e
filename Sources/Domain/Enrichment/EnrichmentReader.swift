public import Catalogue
public import FleetMessages
public import Postgres
import Surroundings

/// What the database knows of chunks, and how far they are.
public struct EnrichmentReader: Sendable {
    private let database: Database
    /// The source whose ids lists bring.
    private let shop: Source

    public init(_ database: Database, shop: Source) {
        self.database = database
        self.shop = shop
    }

    /// The chunks with their songs, in one round trip; one that is gone, or has no song left, is left out.
    ///
    /// - Parameter freshFor: How long what a source said counts as fresh.
    /// - Throws: `DatabaseError`; `CancellationError`.
    public func chunks(_ ids: [ChunkID], freshFor: Duration) async throws -> [ChunkID: EnrichmentChunk] {
        let rows = try await database.query(
            "select * from playlists.chunk_songs($1, $2)", ids.map(\.rawValue), freshFor.inSeconds)
        return try rows.reduce(into: [:]) { chunks, row in
            let id = ChunkID(rawValue: try row["chunk_id"])
            let song = try self.song(row)
            if chunks[id] == nil {
                chunks[id] = EnrichmentChunk(id: id, number: try row["number"], count: try row["chunks"], songs: [])
            }
            chunks[id]?.songs.append(song)
        }
    }

    /// Notes how far a phase is, in songs, for whoever watches the job.
    ///
    /// - Parameters:
    ///   - note: Why the phase asks nothing; nil: it asks.
    ///   - message: The line of the job's log; nil: it isn't worth one.
    /// - Throws: `DatabaseError`; `CancellationError`.
    public func note(
        _ phase: EnrichmentPhase, of chunk: ChunkID, done: Int, failed: Int = 0, note: String? = nil, message: String?
    ) async throws {
        try await database.query(
            "select playlists.note_phase($1, $2, $3, $4, $5, $6)", chunk.rawValue, phase.rawValue, done, failed, note,
            message)
    }

    private func song(_ row: Row) throws -> EnrichedSong {
        let spotifyID: String? = try row["spotify_id"]
        return EnrichedSong(
            id: SongID(rawValue: try row["song_id"]),
            reference: RecordingReference(
                title: try row["title"], artists: try row["artists"],
                isrcCodes: (try row["isrc"] as String?).map { [$0] } ?? [],
                lengthMilliseconds: try row["duration_ms"] as Int?,
                nativeIDs: spotifyID.map { [shop: $0] } ?? [:]),
            track: (try row["track_id"] as Int64?).map { TrackID(rawValue: $0) },
            fresh: Set(try row["fresh"] as [String]))
    }
}
