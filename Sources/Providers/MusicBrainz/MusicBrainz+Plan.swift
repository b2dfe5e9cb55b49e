public import Catalogue
import Gateway

extension MusicBrainz: PlanningSource {
    /// Finds the artist as the discovery will, and reads the first page of releases: it tells how many there are, and
    /// how many of them fit on a page. Tracks and claims come along with the releases, at no request of their own.
    ///
    /// - Throws: ``UpstreamError``.
    public func plan(_ query: ArtistQuery) async throws -> RequestPlan? {
        guard let artist = try await artist(query), let id = MBID(artist.nativeID) else { return nil }
        let page = try await releases(ofArtist: id, offset: 0)
        return ReleasePagesPlan(firstPage: page).plan(of: artist, asked: query, spacing: spacing)
    }
}

/// What an artist's first page of releases foretells. Pure.
struct ReleasePagesPlan: Equatable {
    /// Requests for all pages, the first included. Exact where one page holds all; else the releases to come are
    /// taken to have as many tracks as those on the first page, since the server fills pages by tracks, too.
    let pages: Int
    /// nil: the other pages have some, too.
    let albums: Int?
    let tracks: Int?

    init(firstPage page: BrowsePageJSON<ReleaseJSON>?) {
        let found = MusicBrainzAlbums.albums(of: page?.elements ?? [])
        guard let page, page.nextOffset(after: 0) != nil else {
            pages = 1
            albums = found.count
            tracks = Set(found.flatMap { $0.tracks ?? [] }.map(\.nativeID)).count
            return
        }
        let releases = min(page.total, MusicBrainzLimits.artistReleasesMaximum)
        pages = (releases + page.placeCount - 1) / page.placeCount
        albums = nil
        tracks = nil
    }

    func plan(of artist: FoundArtist, asked query: ArtistQuery, spacing: Duration) -> RequestPlan {
        let finding: [RequestPlan.Step] =
            switch query {
            case .name: [.init("search for the artist", requests: 1), .init("lookup of the artist", requests: 1)]
            case .id: [.init("lookup of the artist", requests: 1)]
            }
        return RequestPlan(
            artist: artist, albums: albums, tracks: tracks,
            steps: finding + [.init("pages of releases with their tracks and credits", requests: pages)],
            spacing: spacing)
    }
}
