import RateLimiter

/// What Spotify grants. Seen on 2026-11-21 in its documentation and in reports of its users.
enum SpotifyLimits {
    /// Largest page of anything, where all is granted.
    static let pageSize = 50
    /// Largest page of searches and of an artist's albums for applications in development mode.
    static let pageSizeInDevelopment = 10
    /// Ids in one question for albums.
    static let albumsInBatch = 20
    /// Ids in one question for tracks.
    static let tracksInBatch = 50
    /// Tracks that an album brings along.
    static let tracksInAlbum = 50
    /// Pages read of one list. Bounds a list that never ends, as albums of an artist were seen to.
    static let pagesMaximum = 500
    /// A query has to be shorter than 250 characters.
    static let searchedNameMaximum = 90

    /// One request every two seconds: Spotify says no number, and an application in development mode has a
    /// quota of some hundred a day besides.
    ///
    /// - Parameter requestsPerSecond: For a simulator, which has limits of its own; nil: the public service.
    /// - Precondition: requestsPerSecond is a positive number, 0.001 or more.
    static func rateLimit(requestsPerSecond: Double? = nil) -> RateLimit {
        guard let rate = requestsPerSecond else { return RateLimit(capacity: 1, per: .seconds(2)) }
        precondition(rate.isFinite && rate >= 0.001, "requests per second is a positive number")
        if rate >= 10 || rate == rate.rounded(.down) {
            return RateLimit(capacity: Int(min(rate, 100_000)), per: .seconds(1))
        }
        return RateLimit(capacity: 1, per: .milliseconds(Int((1000 / rate).rounded(.up))))
    }
}

/// One kind of question, as it is counted and cached.
enum SpotifyEndpoint: String, CaseIterable, Sendable {
    case token
    case artist
    case artistSearch = "artist-search"
    case artistAlbums = "artist-albums"
    case album
    case albums
    case albumTracks = "album-tracks"
    case track
    case tracks
    case trackSearch = "track-search"
    case codeSearch = "code-search"

    /// How long an answer serves: catalogues change in weeks, what a search finds in hours. A token is never kept here.
    var timeToLive: Duration? {
        switch self {
        case .token: nil
        case .artistSearch, .trackSearch, .codeSearch: .seconds(6 * 3600)
        case .artist, .artistAlbums, .album, .albums, .albumTracks, .track, .tracks: .seconds(24 * 3600)
        }
    }

    /// A token is waited for by the whole fleet.
    var deadline: Duration { self == .token ? .seconds(15) : .seconds(30) }

    /// Twenty albums with fifty tracks each and the markets of each come to some 2 MB.
    var bodyBytesMaximum: Int { self == .token ? 64 << 10 : 16 << 20 }
}
