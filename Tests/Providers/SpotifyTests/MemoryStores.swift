import CircuitBreaker
import Credentials
import FoundationEssentials
import RateLimiter
import TestSupport
import Upstreams

/// Tokens of a fleet of one.
final class MemoryTokenStore: AccessTokenStore {
    private let token = Locked<(token: AccessToken, usableFor: Duration)?>(nil)
    private let stored = Locked(0)

    func claim(_ key: CredentialKey, refused: String?, for duration: Duration) async throws -> TokenClaim {
        if let (token, usableFor) = token.value, token.id != refused { return .token(token, usableFor: usableFor) }
        return .ours(claim: "claim")
    }

    func store(_ token: FreshToken, _ key: CredentialKey, claim: String) async throws -> String? {
        stored.withLock {
            $0 += 1
            return "\($0)"
        }
    }

    func release(_ key: CredentialKey, claim: String) async throws {}

    /// As if another process had fetched it.
    func put(_ token: AccessToken) { self.token.withLock { $0 = (token, .seconds(3_000)) } }
}

/// Capabilities, as other processes find them.
final class MemoryCapabilityStore: CapabilityStore {
    private let rows = Locked<[String: Capability]>([:])
    let records = Locked(0)

    init(_ values: [String: Int] = [:]) {
        for (name, value) in values { rows.withLock { $0[name] = Capability(name, value, isRefusal: false) } }
    }

    var values: [String: Int] { rows.value.mapValues(\.value) }
    var refusals: Set<String> { Set(rows.value.values.filter(\.isRefusal).map(\.name)) }

    func load(_ key: CredentialKey) async throws -> [StoredCapability] {
        rows.value.values.map { StoredCapability($0, age: .zero) }
    }

    func record(_ capability: Capability, _ key: CredentialKey) async throws {
        records.withLock { $0 += 1 }
        rows.withLock { $0[capability.name] = capability }
    }
}

/// Grants everything at once, and keeps the penalties that it was told of.
final class OpenStore: RateLimitStore, BreakerStore {
    let penalties = Locked<[Duration]>([])
    private let row = Locked(StoredBreaker(breaker: CircuitBreaker(), epoch: 0, now: Date(timeIntervalSince1970: 0)))

    var isOpen: Bool { row.value.breaker.state == .open }

    func lease(
        _ key: UpstreamKey, limit: RateLimit, wanted: Int, lead: Duration, ahead: Duration
    ) async throws -> SlotGrant {
        SlotGrant(granted: 1, grace: .seconds(600))
    }

    func penalize(_ key: UpstreamKey, for duration: Duration, reason: String) async throws {
        penalties.withLock { $0.append(duration) }
    }

    func load(_ key: UpstreamKey) async throws -> StoredBreaker { row.value }

    func swap(_ key: UpstreamKey, from epoch: Int64, to breaker: CircuitBreaker) async throws -> StoredBreaker? {
        row.withLock { row in
            guard row.epoch == epoch else { return nil }
            row.breaker = breaker
            row.epoch += 1
            return row
        }
    }
}
