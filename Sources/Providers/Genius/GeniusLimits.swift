public import RateLimiter

/// What is asked of Genius. It publishes no limits: these are careful ones, chosen on 2026-11-23 from what
/// other clients report.
public enum GeniusLimits {
    /// Songs a page of an artist's list: more are not given.
    static let pageSize = 50
    /// Pages read of one artist's list at most, whatever it says itself: 10,000 songs.
    static let pagesMaximum = 200
    /// Songs looked at in one answer, twice as many as are asked for: each is compared with a whole batch.
    static let songsMaximum = 100
    /// Requests under way at the same time, unless a higher limit lets more out.
    static let connectionsLeast = 2
    /// A song with the songs it samples comes to 170 kB.
    static let bodyBytesMaximum = 2 << 20
    /// Characters of a search: beyond it nothing more is told about a song.
    static let queryLengthMaximum = 200

    /// Where Genius says slow down and not how long.
    static let pauseStandard = Duration.seconds(60)
    /// Longer pauses are not waited for message by message: nobody asks until they are over.
    static let pauseMaximum = Duration.seconds(120)
    /// How long nobody asks after a check for browsers stood in the way.
    static let challengePause = Duration.seconds(3_600)

    /// How many requests may go out: one a second for all processes.
    ///
    /// - Parameter requestsPerSecond: For a simulator or a proxy, which have limits of their own; nil: the
    ///   public service.
    /// - Precondition: requestsPerSecond is a positive number, 0.001 or more.
    public static func rateLimit(requestsPerSecond: Double? = nil) -> RateLimit {
        guard let rate = requestsPerSecond else { return RateLimit(capacity: 1, per: .seconds(1)) }
        precondition(rate.isFinite && rate >= 0.001, "requests per second is a positive number")
        if rate >= 10 || rate == rate.rounded(.down) {
            return RateLimit(capacity: Int(min(rate, 100_000)), per: .seconds(1))
        }
        return RateLimit(capacity: 1, per: .milliseconds(Int((1000 / rate).rounded(.up))))
    }
}

/// One kind of question, as it is counted and cached.
enum GeniusEndpoint: String, CaseIterable, Sendable {
    case search
    case artistSongs = "artist-songs"
    case song
    case artist

    /// How long an answer serves: long enough for the batches of one discovery to share lists and songs.
    var timeToLive: Duration { .seconds(3_600) }
    var deadline: Duration { .seconds(20) }
}
