public import Surroundings

/// Values kept in memory for a while, each loaded once however many ask for it at the same time.
///
/// Bounded by entries and by cost; the least recently used goes first. "There is none" is a value like
/// any other: make `Value` optional to keep it. Errors are never kept.
public actor TTLCache<Key: Hashable & Sendable, Value: Sendable> {
    /// Where a value came from.
    public enum Origin: Sendable, Equatable {
        case kept
        /// From a load that another caller began.
        case shared
        case loaded
    }

    /// What happened since the cache was made.
    public struct Counts: Sendable, Equatable {
        /// Answers from what was kept.
        public var hits = 0
        /// Answers from a load that another caller began.
        public var shared = 0
        /// Loads begun.
        public var misses = 0
        /// Values dropped for want of room; what expired does not count.
        public var evictions = 0
    }

    private let time: any TimeSource
    private var entries: CacheEntries<Key, Value>
    private var flights: [Key: Flight<Value>] = [:]
    private var tally = Counts()

    /// - Parameters:
    ///   - entriesMaximum: Most entries kept.
    ///   - costMaximum: Most cost kept, in the unit that callers give (bytes).
    ///   - surroundings: By whose clock values expire.
    public init(entriesMaximum: Int = 4_096, costMaximum: Int = 64 << 20, surroundings: Surroundings = .live) {
        entries = CacheEntries(entriesMaximum: entriesMaximum, costMaximum: costMaximum)
        time = surroundings.time
    }

    /// What happened since the cache was made.
    public var counts: Counts {
        var counts = tally
        counts.evictions = entries.evictions
        return counts
    }

    /// Entries kept, expired ones that nobody asked for included.
    public var count: Int { entries.count }
    /// Cost of the entries kept.
    public var cost: Int { entries.cost }

    /// The value kept for a key, else the one that `load` brings.
    ///
    /// Callers that ask for the same key meanwhile share the one load. It outlives the cancellation of a
    /// caller while others wait, and is cancelled when nobody waits any more.
    ///
    /// - Parameters:
    ///   - key: What the value is kept under.
    ///   - timeToLive: How long the value may serve, from the end of its load.
    ///   - cost: What a value costs to keep.
    ///   - load: Brings the value; runs in a task of its own.
    /// - Throws: What `load` throws, to everybody who waits; `CancellationError`.
    public func value(
        for key: Key, timeToLive: Duration, cost: @escaping @Sendable (Value) -> Int = { _ in 1 },
        load: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        try await valueWithOrigin(for: key, timeToLive: timeToLive, cost: cost, load: load).value
    }

    /// As ``value(for:timeToLive:cost:load:)``, and says where the value came from.
    public func valueWithOrigin(
        for key: Key, timeToLive: Duration, cost: @escaping @Sendable (Value) -> Int = { _ in 1 },
        load: @escaping @Sendable () async throws -> Value
    ) async throws -> (value: Value, origin: Origin) {
        if let value = entries.value(for: key, at: time.monotonic) {
            tally.hits += 1
            return (value, .kept)
        }
        if let flight = flights[key], let ticket = flight.join() {
            tally.shared += 1
            return (try await flight.value(ticket), .shared)
        }
        tally.misses += 1
        let flight = Flight<Value>()
        flights[key] = flight
        guard let ticket = flight.join() else { preconditionFailure("nobody has left a flight that just began") }
        flight.attach(
            Task {
                let result = await Self.result(of: load)
                land(flight, for: key, result: result, timeToLive: timeToLive, cost: cost)
            })
        return (try await flight.value(ticket), .loaded)
    }

    /// The value kept for a key; loads nothing.
    public func peek(_ key: Key) -> Value? { entries.value(for: key, at: time.monotonic) }

    /// Forgets a key. A load under way still serves those who wait for it, but is not kept.
    public func invalidate(_ key: Key) {
        entries.remove(key)
        flights[key] = nil
    }

    /// Forgets all keys that match.
    public func invalidate(where matches: @Sendable (Key) -> Bool) {
        for key in entries.keys.filter(matches) { entries.remove(key) }
        for key in flights.keys.filter(matches) { flights[key] = nil }
    }

    private static func result(of load: @Sendable () async throws -> Value) async -> Result<Value, any Error> {
        do { return .success(try await load()) } catch { return .failure(error) }
    }

    private func land(
        _ flight: Flight<Value>, for key: Key, result: Result<Value, any Error>, timeToLive: Duration,
        cost: @Sendable (Value) -> Int
    ) {
        // A key invalidated meanwhile, or loaded anew, belongs to this flight no more.
        if flights[key] === flight {
            flights[key] = nil
            if case .success(let value) = result, timeToLive > .zero {
                entries.insert(value, for: key, expiry: time.monotonic + timeToLive, cost: cost(value))
            }
        }
        flight.finish(result)
    }
}

extension TTLCache where Key: StringProtocol {
    /// Forgets all keys that begin with a prefix.
    public func invalidate(prefix: String) { invalidate { $0.hasPrefix(prefix) } }
}
