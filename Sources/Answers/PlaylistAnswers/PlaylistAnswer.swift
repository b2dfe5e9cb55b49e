public import FoundationEssentials
import Postgres

/// A playlist, and what is in it now.
public struct PlaylistAnswer: Sendable, Equatable, Encodable {
    /// The playlist's number.
    public let playlistId: Int64
    /// What it is called.
    public let name: String
    /// The door that it came through: `file`, `paste` or `spotify`.
    public let origin: String
    /// Spotify's id; nil: it is not known.
    public let spotifyId: String?
    /// Whether songs that are new in it are enriched without being asked.
    public let autoEnrich: Bool
    /// When it was first brought.
    public let createdAt: Date
    /// When it was last brought or asked for, changed or not.
    public let refreshedAt: Date
    /// How many states of it there are.
    public let states: Int
    /// Its entries now, a song that stands twice counted twice.
    public let songs: Int
    /// Rows of its newest file that are no songs.
    public let refused: Int
    /// How many of the songs are recordings of the catalogue.
    public let recordings: Int

    init(row: Row) throws {
        playlistId = try row["playlist_id"]
        name = try row["name"]
        origin = try row["origin"]
        spotifyId = try row["spotify_id"]
        autoEnrich = try row["auto_enrich"]
        createdAt = try row["created_at"]
        refreshedAt = try row["refreshed_at"]
        states = try row["states"]
        songs = try row["songs"]
        refused = try row["refused"]
        recordings = try row["recordings"]
    }
}

/// What was in a playlist at a time.
public struct PlaylistState: Sendable, Equatable, Encodable {
    /// The state's number.
    public let stateId: Int64
    /// When it was brought.
    public let takenAt: Date
    /// Who wrote the file.
    public let dialect: String
    /// What its bytes were written in.
    public let encoding: String
    /// `certain`, `likely` or `guess`.
    public let certainty: String
    /// Rows that were read.
    public let rows: Int
    /// Those that are songs.
    public let songs: Int
    /// The others, by their reason.
    public let refused: [String: Int]
    /// What was said of the whole file.
    public let warnings: [String]

    init(row: Row) throws {
        stateId = try row["state_id"]
        takenAt = try row["taken_at"]
        dialect = try row["dialect"]
        encoding = try row["encoding"]
        certainty = try row["certainty"]
        rows = try row["rows"]
        songs = try row["songs"]
        refused = (try row["reasons"] as [String]).reduce(into: [:]) { $0[$1, default: 0] += 1 }
        warnings = try row["warnings"]
    }
}
