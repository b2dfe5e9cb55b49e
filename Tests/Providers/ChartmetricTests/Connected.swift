import CircuitBreaker
import Credentials
import FoundationEssentials
import Gateway
import HTTPTransport
import RateLimiter
import Settings
import Surroundings
import TTLCache
import TestSupport
import Upstreams

@testable import Chartmetric

/// The provider behind a real gateway, whose transport is the test's.
struct Connected {
    let chartmetric: Chartmetric
    let store = OpenStore()
    let tokens = MemoryTokenStore()
    let time = ManualTime(start: Date(timeIntervalSince1970: 1_788_220_800), advancesOnSleep: true)

    init(_ transport: any HTTPTransport, _ environment: [String: String] = [:]) throws {
        let (surroundings, store) = (Surroundings.manual(time), store)
        let settings = Settings(
            environment: [
                "CHARTMETRIC_REFRESH_TOKEN": "hush", "CHARTMETRIC_API_URL": "https://chartmetric.test",
            ].merging(environment) { $1 })
        chartmetric = try Chartmetric(settings: settings, tokens: tokens, surroundings: surroundings) { policy in
            Gateway(
                policy: policy, transport: transport, limiter: RateLimiter(store: store, surroundings: surroundings),
                breakers: CircuitBreakers(store: store, surroundings: surroundings),
                cache: TTLCache(surroundings: surroundings), surroundings: surroundings)
        }
    }
}

/// Answers by path, and keeps what was asked.
final class CannedChartmetric: HTTPTransport {
    private let sent = Locked<[HTTPRequest]>([])
    private let answers: @Sendable (_ path: String, _ number: Int) -> HTTPResponse

    init(_ answers: @escaping @Sendable (_ path: String, _ number: Int) -> HTTPResponse) { self.answers = answers }

    var requests: [HTTPRequest] { sent.value }
    /// Below the base URL.
    var paths: [String] { requests.map { String($0.url.dropFirst("https://chartmetric.test/api/".count)) } }

    func fetch(_ request: HTTPRequest) async throws -> HTTPResponse {
        let number = sent.withLock { sent in
            sent.append(request)
            return sent.count
        }
        let path = String(request.url.dropFirst("https://chartmetric.test/api/".count))
        return answers(path, number)
    }
}

extension HTTPResponse {
    static func json(_ body: String, status: Int = 200, headers: HTTPHeaders = HTTPHeaders()) -> HTTPResponse {
        var all = headers
        all.append("Content-Type", "application/json; charset=utf-8")
        return HTTPResponse(status: status, headers: all, body: Array(body.utf8))
    }

    static func fixture(_ name: String) throws -> HTTPResponse {
        .json(String(decoding: try Fixtures.bytes("chartmetric/synthetic-\(name).json"), as: UTF8.self))
    }
}

/// Tokens of a fleet of one: none is kept.
final class MemoryTokenStore: AccessTokenStore {
    private let stored = Locked(0)

    func claim(_ key: CredentialKey, refused: String?, for duration: Duration) async throws -> TokenClaim {
        .ours(claim: "claim")
    }

    func store(_ token: FreshToken, _ key: CredentialKey, claim: String) async throws -> String? {
        stored.withLock {
            $0 += 1
            return "\($0)"
        }
    }

    func release(_ key: CredentialKey, claim: String) async throws {}
}

/// Grants everything at once, and keeps the penalties and limits that it was told of.
final class OpenStore: RateLimitStore, BreakerStore {
    let penalties = Locked<[Duration]>([])
    let limits = Locked<[RateLimit]>([])
    private let row = Locked(StoredBreaker(breaker: CircuitBreaker(), epoch: 0, now: Date(timeIntervalSince1970: 0)))

    func lease(
        _ key: UpstreamKey, limit: RateLimit, wanted: Int, lead: Duration, ahead: Duration
    ) async throws -> SlotGrant {
        limits.withLock { $0.append(limit) }
        return SlotGrant(granted: 1, grace: .seconds(600))
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
