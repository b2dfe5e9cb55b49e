import RateLimiter

/// What Chartmetric grants, as its public guides said in 2026-11.
enum ChartmetricLimits {
    /// One a second, the smallest plan, until an answer names the plan's own.
    ///
    /// - Parameter requestsPerSecond: For a simulator, which has limits of its own.
    /// - Precondition: requestsPerSecond is a positive number, 0.001 or more.
    static func rateLimit(requestsPerSecond: Double? = nil) -> RateLimit {
        guard let rate = requestsPerSecond else { return RateLimit(capacity: 1, per: .seconds(1)) }
        precondition(rate.isFinite && rate >= 0.001, "requests per second is a positive number")
        if rate >= 10 || rate == rate.rounded(.down) {
            return RateLimit(capacity: Int(min(rate, 100_000)), per: .seconds(1))
        }
        return RateLimit(capacity: 1, per: .milliseconds(Int((1_000 / rate).rounded(.up))))
    }

    /// The largest plan that was heard of: nobody is believed to grant more.
    static let requestsPerSecondMaximum = 25
    static let bodyBytesMaximum = 2 << 20
    static let deadline = Duration.seconds(30)
    /// Longest that a reset may lie ahead.
    static let waitMaximum = Duration.seconds(3_600)
    /// A plan or its credits that are used up: a person has to look.
    static let pauseOfPlan = Duration.seconds(6 * 3_600)
    /// Days of counts that velocity is reckoned from.
    static let historyDays = 29

    /// The plan's limit, as every answer names it: so many requests in a moving second.
    static func rateLimit(named text: String?) -> RateLimit? {
        guard let text, text.utf8.count <= 4, let count = Int(text), count >= 1 else { return nil }
        return RateLimit(capacity: min(count, requestsPerSecondMaximum), per: .seconds(1))
    }
}

/// One kind of question, as it is counted and cached.
enum ChartmetricEndpoint: String, CaseIterable, Sendable {
    case token
    case ids = "track-ids"
    case track
    case streams = "track-streams"

    /// How long an answer serves, also that there is none; a token is never kept here.
    var timeToLive: Duration? {
        switch self {
        case .token: nil
        case .ids, .track: .seconds(7 * 24 * 3_600)
        case .streams: .seconds(24 * 3_600)
        }
    }
}
