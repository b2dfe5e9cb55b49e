/// The provider's limit on one client: so many requests in any window of that length, refused ones included.
struct RollingWindow: Sendable, Equatable {
    /// What the provider allows: 22 requests in 20 seconds at real speed.
    static let allowed = 22
    static let seconds = 20.0

    let length: Duration
    private var arrivals: [ContinuousClock.Instant] = []

    init(speed: Double) { length = .seconds(Self.seconds / speed) }

    enum Verdict: Sendable, Equatable {
        case go(remaining: Int)
        /// - Parameter seen: Requests in the window, this one included.
        case wait(Duration, seen: Int)
    }

    /// Counts a request. One that is refused counts too: who keeps asking stays blocked.
    mutating func admit(at now: ContinuousClock.Instant) -> Verdict {
        arrivals.removeAll { now - $0 >= length }
        // Twice the limit is all that can matter for the wait below; more would only grow.
        if arrivals.count >= 2 * Self.allowed { arrivals.removeFirst() }
        arrivals.append(now)
        guard arrivals.count > Self.allowed else { return .go(remaining: Self.allowed - arrivals.count) }
        let oldest = arrivals[arrivals.count - Self.allowed]
        return .wait(length - (now - oldest), seen: arrivals.count)
    }
}
