import FoundationEssentials
public import Postgres

/// Asks what is in playlists, and what was. Nothing is locked and nothing changes.
///
/// Lists come in pages by their key: ask again behind the last of a page.
public struct PlaylistQueries: Sendable {
    let database: Database

    public init(_ database: Database) { self.database = database }

    /// Playlists, the newest first.
    ///
    /// - Parameters:
    ///   - after: Only those behind this one; nil: from the newest on.
    ///   - limit: Most playlists, 1 or more.
    /// - Throws: `DatabaseError`.
    public func playlists(after: Int64? = nil, limit: Int) async throws -> [PlaylistAnswer] {
        try await database.query(
            """
            select * from playlists.playlist_overview where $1::bigint is null or playlist_id < $1
            order by playlist_id desc limit $2
            """, after, limit
        ).map(PlaylistAnswer.init(row:))
    }

    /// A playlist by its number.
    ///
    /// - Returns: nil: there is none.
    /// - Throws: `DatabaseError`.
    public func playlist(_ id: Int64) async throws -> PlaylistAnswer? {
        try await database.query("select * from playlists.playlist_overview where playlist_id = $1", id).first
            .map(PlaylistAnswer.init(row:))
    }

    /// A playlist by what somebody types: its number, its name in any case, or Spotify's id.
    ///
    /// - Throws: ``PlaylistError``; `DatabaseError`.
    public func playlist(named text: String) async throws -> PlaylistAnswer {
        if let id = Int64(text), let found = try await playlist(id) { return found }
        let found = try await database.query(
            """
            select * from playlists.playlist_overview where lower(name) = lower($1) or spotify_id = $1
            order by playlist_id limit 11
            """, text
        ).map(PlaylistAnswer.init(row:))
        guard found.count < 2 else { throw PlaylistError(.ambiguous, text, playlists: found) }
        guard let one = found.first else { throw PlaylistError(.unknown, text) }
        return one
    }

    /// The states of a playlist, the newest first.
    ///
    /// - Throws: `DatabaseError`.
    public func states(of playlist: Int64, after: Int64? = nil, limit: Int) async throws -> [PlaylistState] {
        try await database.query(
            """
            select * from playlists.state_overview
            where playlist_id = $1 and ($2::bigint is null or state_id < $2) order by state_id desc limit $3
            """, playlist, after, limit
        ).map(PlaylistState.init(row:))
    }

    /// The state that a playlist was in at the end of a day, in UTC.
    ///
    /// - Parameter day: `YYYY-MM-DD`; nil: the newest.
    /// - Throws: ``PlaylistError``; `DatabaseError`.
    public func state(of playlist: PlaylistAnswer, on day: String?) async throws -> PlaylistState {
        let rows = try await database.query(
            """
            select * from playlists.state_overview
            where playlist_id = $1 and ($2::date is null or taken_at < ($2::date + 1)::timestamp at time zone 'UTC')
            order by taken_at desc, state_id desc limit 1
            """, playlist.playlistId, day)
        guard let row = rows.first else {
            throw PlaylistError(day == nil ? .empty : .tooEarly, playlist.name, playlists: [playlist])
        }
        return try PlaylistState(row: row)
    }
}
