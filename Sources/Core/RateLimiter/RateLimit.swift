/// How many requests an upstream takes, as its fixed window.
public struct RateLimit: Sendable, Equatable {
    /// Requests allowed in one window.
    public let capacity: Int
    /// The window's length. Windows are aligned to the epoch of the database's clock.
    public let window: Duration

    /// - Precondition: capacity is 1 or more, the window 1 ms or more.
    public init(capacity: Int, per window: Duration) {
        precondition(capacity >= 1, "a rate limit allows at least one request")
        precondition(window >= .milliseconds(1), "a rate limit's window is at least a millisecond")
        self.capacity = capacity
        self.window = window
    }

    /// Requests keep this distance, so that a rolling window holds as well as the fixed one.
    public var spacing: Duration { window / capacity }

    /// How many slots are due in a time, rounded up: 1 or more.
    public func requests(in time: Duration) -> Int { max(1, Int(min(time / spacing, 1_000_000).rounded(.up))) }
}
