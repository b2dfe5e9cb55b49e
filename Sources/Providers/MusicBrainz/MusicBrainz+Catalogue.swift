public import Catalogue
import ConcurrentMap
import Gateway
import Matching
import Upstreams

extension MusicBrainz: CatalogueSource {
    /// An id that was merged into another is answered with that other. A Spotify id is found by its
    /// address, which MusicBrainz keeps. A name has to be the artist's own
    /// or an alias, as ``NameKey`` compares; the search says nothing of addresses, so the artist chosen is then
    /// looked up, too. Carries the artist's ids at Spotify and Discogs where MusicBrainz links to them.
    ///
    /// - Throws: ``UpstreamError``; `NobodysPage` where the id is that of various artists and the like.
    public func artist(_ query: ArtistQuery) async throws -> FoundArtist? {
        switch query {
        case .id(let text):
            guard let id = MBID(text) else { return try await artist(onSpotify: text) }
            return try await artist(id)
        case .name(let name):
            guard !NameKey(name).isEmpty else { return nil }
            let page = try await answer(SearchPageJSON<ArtistJSON>.self, to: requests.artistSearch(named: name))
            let best = MusicBrainzArtistMatch.best(of: page?.hits ?? [], named: name)
            guard let best, let id = MBID(best.nativeID) else { return nil }
            var found = try await artist(id)
            found?.namesakes = best.namesakes
            return found
        }
    }

    private func artist(_ id: MBID) async throws -> FoundArtist? {
        if SpecialPurposeArtist.contains(id.text) { throw NobodysPage(id.text, at: source) }
        return try await answer(ArtistJSON.self, to: requests.artistLookup(id)).map { FoundArtist($0) }
    }

    /// The one artist who has this Spotify id's address; nil when none has, or when several claim it.
    private func artist(onSpotify text: String) async throws -> FoundArtist? {
        guard let id = SpotifyArtistID(text) else { return nil }
        let call = requests.artists(behind: ["https://open.spotify.com/artist/\(id.text)"])
        let page = try await answer(BrowsePageJSON<AddressJSON>.self, to: call)
        let artists = (page?.elements ?? []).flatMap(\.relations).filter { !$0.isEnded }.compactMap(\.artist)
        guard let first = artists.first, artists.allSatisfy({ $0.id == first.id }) else { return nil }
        var found = FoundArtist(first)
        found.foreignIDs = [ForeignID(MusicBrainzForeignIDs.spotify, id.text)]
        return found
    }

    /// One page of releases, with tracks and claims filled in: one request.
    ///
    /// Offsets count releases, not albums: an album whose editions stand on two pages comes twice, each
    /// time with what that page tells.
    ///
    /// - Throws: ``UpstreamError``.
    public func albums(ofArtist nativeID: String, offset: Int) async throws -> Page<FoundAlbum> {
        let nothing = Page<FoundAlbum>(elements: [], nextOffset: nil)
        guard let id = MBID(nativeID) else { return nothing }
        guard let page = try await releases(ofArtist: id, offset: offset) else { return nothing }
        let next = page.nextOffset(after: offset).flatMap { $0 < MusicBrainzLimits.artistReleasesMaximum ? $0 : nil }
        Omissions.note(source.name, "releases[].release-group: none", count: page.elements.count { $0.group == nil })
        return Page(
            elements: MusicBrainzAlbums.albums(of: page.elements), nextOffset: next, total: page.total)
    }

    /// All tracks of all official editions, with claims: for each album one request for each 100 editions or
    /// 500 tracks.
    public func tracks(ofAlbums nativeIDs: [String]) async throws -> [String: Result<[FoundTrack], any Error>] {
        var seen: Set<String> = []
        let ids = nativeIDs.filter { seen.insert($0).inserted }
        let found = try await ids.concurrentMap(atMost: gateway.concurrencyMaximum) { id in
            (id, try await Result.of { try await tracks(ofAlbum: id) })
        }
        return Dictionary(uniqueKeysWithValues: found)
    }

    private func tracks(ofAlbum nativeID: String) async throws -> [FoundTrack] {
        guard let id = MBID(nativeID) else { return [] }
        var editions = Editions()
        while let offset = editions.nextOffset {
            try await read(&editions, of: id, from: offset)
        }
        return MusicBrainzAlbums.tracks(of: editions.releases)
    }

    /// Reads the page at `offset` into `editions`.
    func read(_ editions: inout Editions, of group: MBID, from offset: Int) async throws {
        let page = try await releases { requests.releases(ofGroup: group, offset: offset, isOfficial: $0) }
        editions.add(page, from: offset)
        Omissions.note(source.name, "releases beyond what is read of one album", count: editions.isCut ? 1 : 0)
    }

    /// One page of an artist's releases.
    func releases(ofArtist id: MBID, offset: Int) async throws -> BrowsePageJSON<ReleaseJSON>? {
        try await releases { requests.releases(ofArtist: id, offset: offset, isOfficial: $0) }
    }

    /// The official releases. Where there is none at all, those to which nobody gave a status yet, which is what a young
    /// act has: one more request, and only then.
    private func releases(
        _ question: (_ isOfficial: Bool) -> UpstreamCall
    ) async throws -> BrowsePageJSON<ReleaseJSON>? {
        let official = try await answer(BrowsePageJSON<ReleaseJSON>.self, to: question(true))
        guard official?.total == 0 else { return official }
        guard var page = try await answer(BrowsePageJSON<ReleaseJSON>.self, to: question(false)) else {
            return official
        }
        let count = page.elements.count
        page.elements.removeAll { $0.status != nil && $0.status?.lowercased() != "official" }
        Omissions.note(
            source.name, "releases[].status: neither official nor unknown", count: count - page.elements.count)
        return page
    }
}

/// The editions of one album as they come in, page by page.
struct Editions: Sendable {
    private(set) var releases: [ReleaseJSON] = []
    /// nil: all are here, or as many pages as are read.
    private(set) var nextOffset: Int? = 0
    /// Whether there are more than are read.
    private(set) var isCut = false
    private var pages = 0
    private var ids: Set<String> = []

    /// The list may shift while it is read: what comes again counts once.
    mutating func add(_ page: BrowsePageJSON<ReleaseJSON>?, from offset: Int) {
        pages += 1
        releases += (page?.elements ?? []).filter { ids.insert($0.id).inserted }
        let next = page?.nextOffset(after: offset)
        isCut = next != nil && pages >= MusicBrainzLimits.albumPagesMaximum
        nextOffset = isCut ? nil : next
    }
}
