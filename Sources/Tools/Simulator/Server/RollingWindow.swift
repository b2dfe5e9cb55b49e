/// A provider's limit on one client: so many requests in any window of that length, refused ones included.
struct RollingWindow: Sendable, Equatable {
    let allowed: Int
    /// In real time.
    let length: Duration
    private var arrivals: [ContinuousClock.Instant] = []

    init(_ limit: ServiceLimit, speed: Double) {
        allowed = limit.requests
        length = limit.window / speed
    }

    enum Verdict: Sendable, Equatable {
        case go(remaining: Int)
        /// In real time.
        case wait(Duration)
    }

    /// Requests in the window, the last one included.
    var seen: Int { arrivals.count }

    /// Counts a request. One that is refused counts too: who keeps asking stays blocked.
    mutating func admit(at now: ContinuousClock.Instant) -> Verdict {
        arrivals.removeAll { now - $0 >= length }
        // Twice the limit is all that can matter for the wait below; more would only grow.
        if arrivals.count >= 2 * allowed { arrivals.removeFirst() }
        arrivals.append(now)
        guard arrivals.count > allowed else { return .go(remaining: allowed - arrivals.count) }
        let oldest = arrivals[arrivals.count - allowed]
        return .wait(length - (now - oldest))
    }
}
