import RateLimiter

/// How the page is visited: slowly, and no more once it does not want it.
enum CreditsPageLimits {
    /// A person looks at a page for longer.
    ///
    /// - Parameter requestsPerSecond: For a simulator on this machine; nil: one visit in ten seconds.
    /// - Precondition: requestsPerSecond is a positive number, 0.001 or more.
    static func rateLimit(requestsPerSecond: Double? = nil) -> RateLimit {
        guard let rate = requestsPerSecond else { return RateLimit(capacity: 1, per: .seconds(10)) }
        precondition(rate.isFinite && rate >= 0.001, "requests per second is a positive number")
        if rate >= 10 || rate == rate.rounded(.down) {
            return RateLimit(capacity: Int(min(rate, 100_000)), per: .seconds(1))
        }
        return RateLimit(capacity: 1, per: .milliseconds(Int((1_000 / rate).rounded(.up))))
    }

    /// For one page, from its address to its text.
    static let deadline = Duration.seconds(15)
    /// After any word that says "don't": everything rests, and a person looks.
    static let pause = Duration.seconds(24 * 3_600)
    /// A page is not read again before that.
    static let timeToLive = Duration.seconds(30 * 24 * 3_600)
    static let robotsTimeToLive = Duration.seconds(24 * 3_600)
    /// Pages open at once.
    static let pagesMaximum = 8
    static let textMaximum = 256 << 10
}
