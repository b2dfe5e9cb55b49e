import PlaylistAnswers

extension Ask {
    private var playlists: PlaylistQueries { PlaylistQueries(visitor.database) }

    func playlistsPage(after: Int64?) async throws -> Page {
        let (items, hasMore) = paged(try await playlists.playlists(after: after, limit: Self.pageLimit + 1))
        return PlaylistsPage(
            site: site, playlists: items, next: hasMore ? items.last?.playlistId : nil, visitor: form
        ).page
    }

    /// How many songs a page has.
    private static let songsLimit = 60

    func playlistPage(_ id: Int64, _ view: PlaylistView) async throws -> Page {
        let playlist = try found(try await playlists.playlist(id), "There is no such playlist.")
        let state = try await playlists.state(of: playlist, on: view.day)
        async let all = playlists.songs(
            of: state.stateId, view.selection, after: view.after, limit: Self.songsLimit + 1)
        async let changes = playlists.changes(of: id, limit: 3)
        async let refused = playlists.refused(of: state.stateId, limit: Self.pageLimit)
        let (songs, hasMore) = paged(try await all, limit: Self.songsLimit)
        return PlaylistPage(
            site: site, playlist: playlist, state: state, view: view, songs: songs, hasMore: hasMore,
            changes: try await changes, refused: try await refused, visitor: form
        ).page
    }
}
