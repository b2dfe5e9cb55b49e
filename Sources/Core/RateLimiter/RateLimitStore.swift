public import Upstreams

/// Where the fleet keeps its rate limits. ``PostgresRateLimitStore`` is the real one.
public protocol RateLimitStore: Sendable {
    /// Takes consecutive slots out of the upstream's limit, for this process alone.
    ///
    /// - Parameters:
    ///   - key: The upstream.
    ///   - limit: The pace that the whole fleet keeps there.
    ///   - wanted: Most slots to take, 1 or more.
    ///   - lead: How far from now the first slot must lie: what an answer takes to arrive.
    ///   - ahead: How far from now it may lie.
    func lease(
        _ key: UpstreamKey, limit: RateLimit, wanted: Int, lead: Duration, ahead: Duration
    ) async throws -> SlotGrant

    /// Stops the whole fleet's requests to the upstream for that long from now. Never shortens.
    func penalize(_ key: UpstreamKey, for duration: Duration, reason: String) async throws
}

/// What a lease brought. Times are distances from the moment the store answered.
public struct SlotGrant: Sendable, Equatable {
    /// Slots granted; 0: none.
    public var granted: Int
    /// When the first of them is due.
    public var firstSlotIn: Duration
    /// From one slot to the next.
    public var spacing: Duration
    /// How late after its time a slot may still be used.
    public var grace: Duration
    /// Nothing granted: until a slot is due.
    public var wait: Duration
    /// Nothing granted: why.
    public var blockedReason: String?
    /// The moment that the distances count from, by the store's clock; nil: it does not say.
    public var storeTime: Duration?

    public init(
        granted: Int, firstSlotIn: Duration = .zero, spacing: Duration = .zero, grace: Duration = .zero,
        wait: Duration = .zero, blockedReason: String? = nil, storeTime: Duration? = nil
    ) {
        self.granted = granted
        self.firstSlotIn = firstSlotIn
        self.spacing = spacing
        self.grace = grace
        self.wait = wait
        self.blockedReason = blockedReason
        self.storeTime = storeTime
    }
}
