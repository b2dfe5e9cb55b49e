public import Upstreams

public import struct FoundationEssentials.Date

/// A breaker as the fleet has it.
public struct StoredBreaker: Sendable, Equatable {
    /// Its state as of ``epoch``; one that never failed is closed.
    public var breaker: CircuitBreaker
    /// Rises with every change; 0: nothing is stored yet.
    public var epoch: Int64
    /// The store's time when it answered.
    public var now: Date

    public init(breaker: CircuitBreaker, epoch: Int64, now: Date) {
        self.breaker = breaker
        self.epoch = epoch
        self.now = now
    }
}

/// Where the fleet keeps its breakers. ``PostgresBreakerStore`` is the real one.
public protocol BreakerStore: Sendable {
    /// The breaker of that key; a closed one of epoch 0 where nothing is stored.
    func load(_ key: UpstreamKey) async throws -> StoredBreaker

    /// Stores the breaker unless somebody else changed it since that epoch.
    ///
    /// - Returns: What is stored now, one epoch on; nil: another was faster, and nothing changed.
    func swap(_ key: UpstreamKey, from epoch: Int64, to breaker: CircuitBreaker) async throws -> StoredBreaker?
}
