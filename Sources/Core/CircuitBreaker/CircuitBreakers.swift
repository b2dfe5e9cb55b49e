public import Surroundings
public import Upstreams

import struct FoundationEssentials.Date
import struct FoundationEssentials.UUID

/// The leave to send one request, to be reported on when it is over.
public struct Permit: Sendable, Equatable {
    /// The upstream that may be asked, once.
    public let key: UpstreamKey
    /// By which a failure is judged when it is reported.
    public let policies: BreakerPolicies
    /// Set: this is the only request that may go now.
    public let probeToken: String?

    /// Whether the fleet waits for what becomes of this request: it must be reported, or it lapses after its timeout.
    public var isProbe: Bool { probeToken != nil }
}

/// The fleet's breakers: state in the store, mirrored here for a second at most.
public actor CircuitBreakers {
    private struct Mirror {
        var stored: StoredBreaker
        let readAt: Duration
    }

    /// How long callers wait in place for another's probe, and how often they look.
    static let probePatience = Duration.seconds(5)
    static let probeLook = Duration.milliseconds(200)

    /// Others may change the same breaker at the same time; one of them gets through each time.
    private static let triesMaximum = 32

    private let store: any BreakerStore
    private let surroundings: Surroundings
    private let refreshInterval: Duration
    private var mirrors: [UpstreamKey: Mirror] = [:]
    private var loads: [UpstreamKey: Task<StoredBreaker, any Error>] = [:]

    public init(
        store: any BreakerStore, surroundings: Surroundings = .live, refreshInterval: Duration = .seconds(1)
    ) {
        self.store = store
        self.surroundings = surroundings
        self.refreshInterval = refreshInterval
    }

    /// Asks whether a request may go.
    ///
    /// - Parameters:
    ///   - key: The upstream.
    ///   - policies: Go along with the permit, to judge its outcome by.
    ///   - age: How old what is known may be; nil: a second. Who holds a slot has no time for a round trip.
    /// - Throws: ``CircuitOpen``; errors of the store.
    public func admit(
        _ key: UpstreamKey, _ policies: BreakerPolicies, age: Duration? = nil
    ) async throws -> Permit {
        var stored = try await recent(key, age: age)
        var isFresh = false
        let token = makeToken()
        for _ in 0..<Self.triesMaximum {
            var breaker = stored.breaker
            switch breaker.admit(at: stored.now, policies, token: token) {
            case .go: return Permit(key: key, policies: policies, probeToken: nil)
            case .wait(let duration): throw CircuitOpen(key, retryAfter: duration)
            case .probe:
                // Whether the time has come is for the store's clock to say, not for a mirror of it.
                if isFresh, try await swap(key, stored.epoch, breaker) {
                    return Permit(key: key, policies: policies, probeToken: token)
                }
                stored = try await load(key)
                isFresh = true
            }
        }
        throw CircuitOpen(key, retryAfter: policies.standard.cooldownBase)
    }

    /// Asks whether a request may go, with one policy for all failures.
    public func admit(_ key: UpstreamKey, _ policy: BreakerPolicy) async throws -> Permit {
        try await admit(key, BreakerPolicies(policy))
    }

    /// Returns when a request, or a probe, might go now; takes nothing. While a probe is under way it waits in place: what
    /// the probe finds is known 200 ms later everywhere.
    ///
    /// - Throws: ``CircuitOpen``: the breaker is open, or the probe takes longer than 5 seconds; errors of the
    ///   store; `CancellationError`.
    public func untilPassable(_ key: UpstreamKey, _ policies: BreakerPolicies) async throws {
        let deadline = surroundings.time.monotonic + Self.probePatience
        while true {
            let stored = try await recent(key)
            var breaker = stored.breaker
            guard case .wait(let duration) = breaker.admit(at: stored.now, policies, token: "") else { return }
            guard breaker.state == .halfOpen, surroundings.time.monotonic < deadline else {
                throw CircuitOpen(key, retryAfter: duration)
            }
            try await surroundings.time.sleep(for: Self.probeLook)
            if let mirror = mirrors[key], surroundings.time.monotonic - mirror.readAt >= Self.probeLook {
                _ = try await load(key)
            }
        }
    }

    /// Tells what became of the request. A success while all is well costs no round trip.
    ///
    /// - Returns: The change of state that this report made, if any.
    /// - Throws: Errors of the store. A probe that can't be reported lapses after its timeout.
    @discardableResult
    public func report(_ permit: Permit, _ outcome: CircuitBreaker.Outcome) async throws -> CircuitBreaker.Change? {
        var stored = try await recent(permit.key)
        for _ in 0..<Self.triesMaximum {
            var breaker = stored.breaker
            let change = breaker.record(outcome, probe: permit.probeToken, at: stored.now, permit.policies)
            if breaker == stored.breaker { return nil }
            if try await swap(permit.key, stored.epoch, breaker) { return change }
            stored = try await load(permit.key)
        }
        return nil
    }

    /// The breaker as last seen, with the store's time as it must be now; loaded when that was too long ago.
    private func recent(_ key: UpstreamKey, age: Duration? = nil) async throws -> StoredBreaker {
        let monotonic = surroundings.time.monotonic
        guard let mirror = mirrors[key], monotonic - mirror.readAt < age ?? refreshInterval else {
            return try await load(key)
        }
        var stored = mirror.stored
        stored.now = stored.now.addingTimeInterval((monotonic - mirror.readAt).inSeconds)
        return stored
    }

    /// Loads the breaker, once for all callers that wait for it.
    private func load(_ key: UpstreamKey) async throws -> StoredBreaker {
        if let load = loads[key] { return try await load.value }
        let load = Task {
            defer { loads[key] = nil }
            let stored = try await store.load(key)
            keep(stored, key)
            return stored
        }
        loads[key] = load
        return try await load.value
    }

    private func swap(_ key: UpstreamKey, _ epoch: Int64, _ breaker: CircuitBreaker) async throws -> Bool {
        guard let stored = try await store.swap(key, from: epoch, to: breaker) else { return false }
        keep(stored, key)
        return true
    }

    /// Answers may overtake each other: an older epoch does not replace a newer one, unless that one is old
    /// itself (somebody emptied the table).
    private func keep(_ stored: StoredBreaker, _ key: UpstreamKey) {
        let now = surroundings.time.monotonic
        if let mirror = mirrors[key], mirror.stored.epoch > stored.epoch, now - mirror.readAt < refreshInterval {
            return
        }
        mirrors[key] = Mirror(stored: stored, readAt: now)
    }

    private func makeToken() -> String {
        func byte() -> UInt8 { UInt8(surroundings.random() * 256) }
        let bytes = (
            byte(), byte(), byte(), byte(), byte(), byte(), byte(), byte(),
            byte(), byte(), byte(), byte(), byte(), byte(), byte(), byte()
        )
        return UUID(uuid: bytes).uuidString.lowercased()
    }
}
