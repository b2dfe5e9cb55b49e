public import FoundationEssentials
import Postgres

/// A song of a playlist, with what is known of it.
public struct PlaylistSong: Sendable, Equatable, Encodable {
    /// Its place in the list, from 1; rows that are no songs leave gaps.
    public let position: Int
    /// The song's number.
    public let songId: Int64
    /// What it is called; nil: only a code or an id is known.
    public let title: String?
    /// The first first.
    public let artists: [String]
    /// What it stands on; nil: not known.
    public let album: String?
    /// nil: not known.
    public let durationMs: Int?
    /// Twelve letters and digits; nil: not known.
    public let isrc: String?
    /// Spotify's id; nil: not known.
    public let spotifyId: String?
    /// When it was added to the list; nil: the file doesn't say.
    public let addedAt: Date?
    /// Whether it stands before in the list, too.
    public let isDuplicate: Bool
    /// What was odd about its row; nil: nothing.
    public let warning: String?
    /// The recording of the catalogue; nil: none is known.
    public let trackId: Int64?
    /// How sure that is, 0…1; nil: there is none.
    public let confidence: Double?
    /// What speaks against it; nil: nothing.
    public let doubt: String?
    /// The recording's main producers, three at most.
    public let producers: [String]
    /// How many credits the recording has.
    public let credits: Int

    /// Below, a person should look at the recording.
    public static let confidenceAccepted = 0.85

    init(row: Row) throws {
        position = try row["position"]
        songId = try row["song_id"]
        title = try row["title"]
        artists = try row["artists"]
        album = try row["album"]
        durationMs = try row["duration_ms"]
        isrc = try row["isrc"]
        spotifyId = try row["spotify_id"]
        addedAt = try row["added_at"]
        isDuplicate = try row["is_duplicate"]
        warning = try row["warning"]
        trackId = try row["track_id"]
        confidence = try row["confidence"]
        doubt = try row["doubt"]
        producers = try row["producers"]
        credits = try row["credits"]
    }
}

extension PlaylistQueries {
    /// The songs of a state in the order of the list.
    ///
    /// - Parameters:
    ///   - after: Only those behind this position.
    ///   - limit: Most songs, 1 or more.
    /// - Throws: `DatabaseError`.
    public func songs(of state: Int64, after: Int = 0, limit: Int) async throws -> [PlaylistSong] {
        try await database.query(
            """
            select * from playlists.entry_songs where state_id = $1 and position > $2 order by position limit $3
            """, state, after, limit
        ).map(PlaylistSong.init(row:))
    }
}

/// A song that stands in a playlist, or ever stood.
public struct PlaylistHistory: Sendable, Equatable, Encodable {
    /// The song as it last stood there.
    public let song: PlaylistSong
    /// When the first state with it was brought.
    public let firstSeen: Date
    /// When the last one was.
    public let lastSeen: Date
    /// Whether it stands there now.
    public let isThere: Bool
}

extension PlaylistQueries {
    /// All songs that a playlist ever had, by their numbers.
    ///
    /// - Parameters:
    ///   - after: Only those behind this song.
    ///   - limit: Most songs, 1 or more.
    /// - Throws: `DatabaseError`.
    public func songsEver(of playlist: Int64, after: Int64 = 0, limit: Int) async throws -> [PlaylistHistory] {
        try await database.query(
            """
            with seen as materialized (
              select e.song_id, min(s.taken_at) as first_seen, max(s.taken_at) as last_seen,
                max(s.state_id) as state_id
              from playlists.states s join playlists.entries e on e.state_id = s.state_id
              where s.playlist_id = $1 and e.song_id > $2 group by e.song_id order by e.song_id limit $3
            ), newest as (select max(s.state_id) as state_id from playlists.states s where s.playlist_id = $1)
            select e.*, n.first_seen, n.last_seen, n.state_id = newest.state_id as is_there
            from seen n cross join newest
            join lateral (
              select min(o.position) as position from playlists.entries o
              where o.state_id = n.state_id and o.song_id = n.song_id) as first on true
            join playlists.entry_songs e on e.state_id = n.state_id and e.position = first.position
            order by n.song_id
            """, playlist, after, limit
        ).map { row in
            PlaylistHistory(
                song: try PlaylistSong(row: row), firstSeen: try row["first_seen"], lastSeen: try row["last_seen"],
                isThere: try row["is_there"])
        }
    }
}
