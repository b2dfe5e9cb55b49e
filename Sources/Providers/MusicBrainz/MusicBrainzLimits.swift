public import RateLimiter

/// What MusicBrainz grants. Seen on 2026-11-21 in its documentation and the server's source.
public enum MusicBrainzLimits {
    /// Elements a page: `limit` above it is silently cut.
    static let pageSize = 100
    /// A release page with recordings stops after this many tracks, yet holds one release at least:
    /// so the next page starts after what came, never after what was asked.
    static let pageTracksMaximum = 500
    /// Addresses in one `url` request: the server silently drops those beyond.
    static let resourcesMaximum = 100
    /// Hits asked of a name search. Namesakes beyond ten are nobody's first choice.
    static let artistHits = 10
    /// Codes in one search: some have several recordings, and all are to fit a page.
    static let codesInSearch = 50
    /// Pages read of one search for codes.
    static let searchPagesMaximum = 5
    /// Pages read of one album's editions. Bounds an answer that never ends; the largest groups have
    /// some hundred editions.
    static let albumPagesMaximum = 20

    /// Releases read of one artist. Bounds a list that never ends; Johann Sebastian Bach has some 10,000.
    static let artistReleasesMaximum = 20_000

    /// How many requests may go out.
    ///
    /// One a second for each address, whatever the number of processes, to those who name a contact in
    /// the User-Agent; without one half of that, since the server slows anonymous clients down itself.
    ///
    /// - Parameters:
    ///   - requestsPerSecond: For a mirror or a simulator, which have limits of their own; nil: the
    ///     public service.
    ///   - hasContact: Whether the User-Agent names one.
    /// - Precondition: requestsPerSecond is a positive number, 0.001 or more.
    public static func rateLimit(requestsPerSecond: Double? = nil, hasContact: Bool) -> RateLimit {
        guard let rate = requestsPerSecond else {
            return RateLimit(capacity: 1, per: hasContact ? .seconds(1) : .seconds(2))
        }
        precondition(rate.isFinite && rate >= 0.001, "requests per second is a positive number")
        if rate >= 10 || rate == rate.rounded(.down) {
            return RateLimit(capacity: Int(min(rate, 100_000)), per: .seconds(1))
        }
        return RateLimit(capacity: 1, per: .milliseconds(Int((1000 / rate).rounded(.up))))
    }
}

/// One kind of question, as it is counted and cached.
enum MusicBrainzEndpoint: String, CaseIterable, Sendable {
    case artistLookup = "artist-lookup"
    case artistSearch = "artist-search"
    case artistLinks = "artist-links"
    case releasesOfArtist = "release-browse-artist"
    case releasesOfGroup = "release-browse-group"
    case recordingsOfArtist = "recording-browse-artist"
    case recordingLookup = "recording-lookup"
    case recordingSearch = "recording-search"
    case urlLookup = "url-lookup"

    /// How long an answer serves: MusicBrainz is edited by hand, and most pages change in weeks. The search
    /// index lags the edits by hours, so a search is asked again sooner.
    var timeToLive: Duration {
        switch self {
        case .artistSearch, .recordingSearch: .seconds(6 * 3600)
        case .releasesOfArtist, .releasesOfGroup, .recordingsOfArtist, .recordingLookup: .seconds(24 * 3600)
        case .artistLookup, .artistLinks, .urlLookup: .seconds(7 * 24 * 3600)
        }
    }

    /// Pages with all relations take the server longer.
    var deadline: Duration {
        switch self {
        case .releasesOfArtist, .releasesOfGroup, .recordingsOfArtist: .seconds(60)
        default: .seconds(30)
        }
    }

    /// A classical track with its works' relations comes to some 20 kB, a page to 500 tracks.
    var bodyBytesMaximum: Int {
        switch self {
        case .releasesOfArtist, .releasesOfGroup, .recordingsOfArtist: 32 << 20
        default: 8 << 20
        }
    }
}
