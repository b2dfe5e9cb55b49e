public import FoundationEssentials
public import Playlists
import Postgres

/// What became other from one state of a playlist to the next.
public struct PlaylistChanges: Sendable, Equatable, Encodable {
    /// One song that came, went or moved.
    public struct Change: Sendable, Equatable, Encodable {
        /// What became of it.
        public let kind: PlaylistDelta.Change.Kind
        /// The song's number.
        public let songId: Int64
        /// What it is called, or its code or id.
        public let title: String
        /// The first first.
        public let artists: [String]
        /// Its position before; nil: it wasn't there.
        public let from: Int?
        /// Its position after; nil: it is gone.
        public let to: Int?
    }

    /// The later state.
    public let stateId: Int64
    /// When it was brought.
    public let takenAt: Date
    /// The state before it.
    public let since: Date
    /// How many came.
    public let added: Int
    /// How many went.
    public let removed: Int
    /// How many stand elsewhere.
    public let moved: Int
    /// Each of them.
    public let changes: [Change]
}

extension PlaylistQueries {
    /// What became other from state to state, the newest first. A playlist of one state has no changes.
    ///
    /// - Parameters:
    ///   - after: Only those behind this state.
    ///   - limit: Most steps, 1 or more.
    /// - Throws: `DatabaseError`.
    public func changes(of playlist: Int64, after: Int64? = nil, limit: Int) async throws -> [PlaylistChanges] {
        let states = try await states(of: playlist, after: after, limit: limit + 1)
        guard states.count > 1 else { return [] }
        let entries = try await entries(of: states.map(\.stateId))
        let deltas = zip(states, states.dropFirst()).map { later, earlier in
            (later, earlier, PlaylistDelta(old: entries[earlier.stateId] ?? [], new: entries[later.stateId] ?? []))
        }
        let names = try await names(of: Set(deltas.flatMap { $0.2.changes.map(\.song) }))
        return deltas.map { later, earlier, delta in
            let changes = delta.changes.map { change in
                PlaylistChanges.Change(
                    kind: change.kind, songId: change.song, title: names[change.song]?.title ?? "",
                    artists: names[change.song]?.artists ?? [], from: change.from, to: change.to)
            }
            return PlaylistChanges(
                stateId: later.stateId, takenAt: later.takenAt, since: earlier.takenAt,
                added: changes.count { $0.kind == .added }, removed: changes.count { $0.kind == .removed },
                moved: changes.count { $0.kind == .moved }, changes: changes)
        }
    }

    private func entries(of states: [Int64]) async throws -> [Int64: [(song: Int64, position: Int)]] {
        try await database.query(
            """
            select state_id, song_id, position from playlists.entries where state_id = any ($1)
            order by state_id, position
            """, states
        ).reduce(into: [:]) { entries, row in
            entries[try row["state_id"], default: []].append((try row["song_id"], try row["position"]))
        }
    }

    private func names(of songs: Set<Int64>) async throws -> [Int64: (title: String, artists: [String])] {
        try await database.query(
            """
            select song_id, coalesce(title, isrc, spotify_id) as title, artists from playlists.songs
            where song_id = any ($1)
            """, songs.sorted()
        ).reduce(into: [:]) { names, row in names[try row["song_id"]] = (try row["title"], try row["artists"]) }
    }
}
