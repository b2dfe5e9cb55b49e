import RateLimiter

/// What the interface grants, as its public reference said on 2026-11-21.
enum InstagramLimits {
    /// Accounts change slowly, and a person's figures are wanted weekly at most.
    static let timeToLive = Duration.seconds(7 * 24 * 3_600)
    static let bodyBytesMaximum = 1 << 20
    /// A limit reached without a word on when it ends: the windows are an hour long.
    static let pauseAfterLimit = Duration.seconds(3_600)

    /// 200 calls in a moving hour for an application that one user uses, kept 18 s apart.
    ///
    /// - Parameter requestsPerSecond: For a simulator, which has limits of its own; nil: the public service.
    /// - Precondition: requestsPerSecond is a positive number, 0.001 or more.
    static func rateLimit(requestsPerSecond: Double? = nil) -> RateLimit {
        guard let rate = requestsPerSecond else { return RateLimit(capacity: 200, per: .seconds(3_600)) }
        precondition(rate.isFinite && rate >= 0.001, "requests per second is a positive number")
        if rate >= 10 || rate == rate.rounded(.down) {
            return RateLimit(capacity: Int(min(rate, 100_000)), per: .seconds(1))
        }
        return RateLimit(capacity: 1, per: .milliseconds(Int((1_000 / rate).rounded(.up))))
    }
}
