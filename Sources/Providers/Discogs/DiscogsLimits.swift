import RateLimiter

/// What Discogs grants, as its developers' pages said on 2026-11-21.
enum DiscogsLimits {
    /// Hits asked of a search: a popular title has some dozens of editions, and a larger page costs no more requests.
    static let hitsPerSearch = 50
    /// Simpler searches after one that took Discogs too long.
    static let searchRetriesMaximum = 2
    /// Longest piece of a name that a search takes.
    static let searchTextBytesMaximum = 200
    /// Entries read of one tracklist. Bounds a list that never ends; the largest box sets have some thousand tracks.
    static let tracksMaximum = 5_000
    /// Most a list of positions may hold before it says nothing any more.
    static let positionItemsMaximum = 500
    /// Most of a person's addresses that are read.
    static let linksMaximum = 100
    /// Wait after "too many requests" without a time: the window is a minute long.
    static let pauseAfterTooMany = Duration.seconds(60)

    /// 60 requests a minute for each address to those with a token, in a moving window: so they keep a distance.
    ///
    /// - Parameter requestsPerSecond: For a simulator, which has limits of its own; nil: the public service.
    /// - Precondition: requestsPerSecond is a positive number, 0.001 or more.
    static func rateLimit(requestsPerSecond: Double? = nil) -> RateLimit {
        guard let rate = requestsPerSecond else { return RateLimit(capacity: 1, per: .milliseconds(1_100)) }
        precondition(rate.isFinite && rate >= 0.001, "requests per second is a positive number")
        if rate >= 10 || rate == rate.rounded(.down) {
            return RateLimit(capacity: Int(min(rate, 100_000)), per: .seconds(1))
        }
        return RateLimit(capacity: 1, per: .milliseconds(Int((1_000 / rate).rounded(.up))))
    }
}

/// One kind of question, as it is counted and cached.
enum DiscogsEndpoint: String, CaseIterable, Sendable {
    case release
    case master
    case search
    case artist

    /// How long an answer serves: entries are edited by hand and mostly stand for years; new ones are found by search.
    var timeToLive: Duration {
        switch self {
        case .search: .seconds(24 * 3_600)
        case .release, .master, .artist: .seconds(7 * 24 * 3_600)
        }
    }

    /// A large box set with all its credits comes to some megabyte.
    var bodyBytesMaximum: Int { 8 << 20 }
}
