public import Postgres

// Storing playlists: one statement for a file of any length. Every call may run twice, and the data is as after one.

extension Transaction {
    /// Stores all lists of a file, each as a new state of its playlist, unless its bytes came before.
    ///
    /// - Returns: One for each list of the file, in order.
    /// - Throws: `DatabaseError`; `CancellationError`.
    public func store(_ brought: BroughtFile) async throws -> [StoredList] {
        try await query(
            "select playlist_id, state_id, is_new, is_same from playlists.store_lists($1::jsonb) order by n",
            ListDocument(brought).json
        ).map { row in
            StoredList(
                playlistID: try row["playlist_id"], stateID: try row["state_id"], isNew: try row["is_new"],
                isSame: try row["is_same"])
        }
    }

    /// Finds the recordings of the catalogue that the songs of states are, for those that have none yet.
    ///
    /// - Returns: How many were found.
    /// - Throws: `DatabaseError`; `CancellationError`.
    @discardableResult
    public func matchSongs(ofStates states: [Int64]) async throws -> Int {
        let rows = try await query(
            """
            select c.* from playlists.song_candidates(array(
              select distinct e.song_id from playlists.entries e where e.state_id = any ($1))) as c
            """, states)
        let candidates = try rows.map(SongCandidate.init(row:))
        let matches = Dictionary(grouping: candidates, by: \.song).values.compactMap { SongMatch.best($0) }
        guard !matches.isEmpty else { return 0 }
        let count: Int = try await query(
            "select playlists.store_matches($1::jsonb)", SongMatch.json(matches.sorted { $0.songId < $1.songId }))[0][0]
        return count
    }
}

/// A list as it was stored.
public struct StoredList: Sendable, Equatable {
    /// The playlist that it is, old or new.
    public let playlistID: Int64
    /// What was in it: the new state, or the one that has these bytes.
    public let stateID: Int64
    /// Whether there was no such playlist before.
    public let isNew: Bool
    /// Whether these bytes came before: nothing was added.
    public let isSame: Bool
}
