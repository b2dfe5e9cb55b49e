import Postgres

/// Which songs of a playlist are looked at, and in which order.
public struct PlaylistSelection: Sendable, Equatable {
    /// What comes first.
    public enum Order: String, Sendable, CaseIterable {
        /// As in the list.
        case position
        case title, artist
        /// The least sure first.
        case doubt
        /// Those with the most credits first.
        case credits
    }

    /// What is known of a song.
    public enum Known: String, Sendable, CaseIterable {
        /// The catalogue has it, surely.
        case sure
        /// A person should look.
        case unsure
        /// The catalogue doesn't have it.
        case unknown
    }

    /// Part of a title, an artist, an album, or a code; empty: all.
    public var text: String
    /// nil: all.
    public var known: Known?
    /// What comes first.
    public var order: Order

    public init(text: String = "", known: Known? = nil, order: Order = .position) {
        (self.text, self.known, self.order) = (text, known, order)
    }
}

extension PlaylistQueries {
    /// Songs of a state as a selection has them.
    ///
    /// - Parameters:
    ///   - after: Only those behind the song at this position; nil: from the first on.
    ///   - limit: Most songs, 1 or more.
    /// - Throws: `DatabaseError`.
    public func songs(
        of state: Int64, _ selection: PlaylistSelection, after: Int? = nil, limit: Int
    ) async throws -> [PlaylistSong] {
        try await database.query(
            """
            with ranked as materialized (
              select *,
                case $7 when 'title' then lower(coalesce(title, '')) when 'artist' then lower(coalesce(artists[1], ''))
                  else '' end as word,
                case $7 when 'doubt' then coalesce(confidence, 0) when 'credits' then -credits else 0 end as number
              from playlists.entry_songs
              where state_id = $1
                and case $3 when 'sure' then confidence >= $4 when 'unsure' then confidence < $4
                  when 'unknown' then track_id is null else true end
                and ($2 = '' or strpos(
                  lower(concat_ws(' ', title, array_to_string(artists, ' '), album, isrc)), lower($2)) > 0)
            )
            select * from ranked
            where $5::int is null or (word, number, position) > (
              select r.word, r.number, r.position from ranked r where r.position = $5)
            order by word, number, position limit $6
            """, state, selection.text, selection.known?.rawValue ?? "", PlaylistSong.confidenceAccepted, after, limit,
            selection.order.rawValue
        ).map(PlaylistSong.init(row:))
    }
}
