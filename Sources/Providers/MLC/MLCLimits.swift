public import RateLimiter

/// What is asked of The MLC. It publishes no limits: these are careful ones, from what clients report up to 2026-10.
public enum MLCLimits {
    /// Questions under way at once.
    static let concurrency = 4
    /// Works of one question.
    static let worksOfBatch = 25
    static let deadline = Duration.seconds(60)
    static let bodyBytesMaximum = 8 << 20
    /// Where it says slow down and not how long.
    static let pauseStandard = Duration.seconds(60)

    /// Two requests a second for all processes.
    ///
    /// - Parameter requestsPerSecond: For a simulator, which has limits of its own; nil: the public service.
    public static func rateLimit(requestsPerSecond: Double? = nil) -> RateLimit {
        guard let rate = requestsPerSecond else { return RateLimit(capacity: 2, per: .seconds(1)) }
        precondition(rate.isFinite && rate >= 0.001, "requests per second is a positive number")
        return rate >= 1
            ? RateLimit(capacity: Int(min(rate, 100_000)), per: .seconds(1))
            : RateLimit(capacity: 1, per: .milliseconds(Int((1000 / rate).rounded(.up))))
    }
}
