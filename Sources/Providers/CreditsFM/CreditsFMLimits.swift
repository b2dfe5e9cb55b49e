public import RateLimiter

/// What Credits.fm grants by its own page, seen in 2026-10: 30 look-ups a minute for each address, 300 with a key.
public enum CreditsFMLimits {
    /// ISRCs of one question.
    static let isrcsOfBatch = 100
    static let deadline = Duration.seconds(30)
    static let bodyBytesMaximum = 8 << 20
    /// Where it says slow down and not how long.
    static let pauseStandard = Duration.seconds(60)

    /// - Parameters:
    ///   - hasKey: Whether a key goes along.
    ///   - requestsPerSecond: For a simulator, which has limits of its own; nil: the public service.
    public static func rateLimit(hasKey: Bool, requestsPerSecond: Double? = nil) -> RateLimit {
        guard let rate = requestsPerSecond else { return RateLimit(capacity: hasKey ? 300 : 30, per: .seconds(60)) }
        precondition(rate.isFinite && rate >= 0.001, "requests per second is a positive number")
        return rate >= 1
            ? RateLimit(capacity: Int(min(rate, 100_000)), per: .seconds(1))
            : RateLimit(capacity: 1, per: .milliseconds(Int((1000 / rate).rounded(.up))))
    }
}
