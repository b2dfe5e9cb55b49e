import Browser
import CircuitBreaker
import FoundationEssentials
import Gateway
import HTTPTransport
import RateLimiter
import Settings
import Simulator
import Surroundings
import TTLCache
import TestSupport
import Upstreams

@testable import CreditsPage

/// The provider and a simulated site: real browser, real sockets, and a limiter that only counts.
struct SimulatedSite: Sendable {
    static let isExpected =
        (try? BrowserProgram.find(in: Program.inherited)) != nil || Program.inherited["CI"] == "true"
    static let absence = "there is no Chromium here: apt-get install chromium"

    let simulator: Simulator
    let credits: CreditsPage
    let store: OpenStore

    /// - Parameter faults: As a fault script has them.
    static func with<Result: Sendable>(
        faults: String = "", delay: Duration = .milliseconds(20), pages: Int = 2, deadline: Duration? = nil,
        _ body: @Sendable (SimulatedSite) async throws -> Result
    ) async throws -> Result {
        let script = try FaultScript(faults)
        var configuration = SimulatorConfiguration(speed: 1_000, latency: .zero, faults: script)
        configuration.creditsPageDelay = delay
        let simulator = Simulator(configuration)
        let (ports, ready) = AsyncStream.makeStream(of: Int.self)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                defer { ready.finish() }
                try await simulator.run { ready.yield($0) }
            }
            guard let port = await ports.first(where: { _ in true }) else { throw CancellationError() }
            defer { group.cancelAll() }
            return try await connected(simulator, port: port, pages: pages, deadline: deadline, body)
        }
    }

    private static func connected<Result>(
        _ simulator: Simulator, port: Int, pages: Int, deadline: Duration?,
        _ body: (SimulatedSite) async throws -> Result
    ) async throws -> Result {
        let store = OpenStore()
        let (limiter, breakers) = (RateLimiter(store: store), CircuitBreakers(store: store))
        let cache = TTLCache<String, HTTPResponse>()
        func gateway(_ policy: UpstreamPolicy, _ transport: any HTTPTransport) -> Gateway {
            Gateway(policy: policy, transport: transport, limiter: limiter, breakers: breakers, cache: cache)
        }
        let http = CurlTransport()
        let credits = try CreditsPage(
            settings: Settings(environment: [
                "CREDITS_PAGE": "on", "CREDITS_PAGE_URL": "http://127.0.0.1:\(port)/credits-page",
                "CREDITS_PAGE_PAGES": "\(pages)", "CREDITS_PAGE_REQUESTS_PER_SECOND": "1000",
            ]), open: { gateway($0, http) },
            openOver: { gateway($0, Hurried(transport: $1, deadline: deadline)) })
        do {
            let result = try await body(SimulatedSite(simulator: simulator, credits: credits, store: store))
            await credits.close()
            return result
        } catch {
            await credits.close()
            throw error
        }
    }

    /// Pages that are asked for, by their outcome at the site.
    var visits: Int {
        get async { await simulator.score().requestsByEndpoint["credits-page/track"] ?? 0 }
    }
}

/// A deadline that a test can wait for.
private struct Hurried: HTTPTransport {
    let transport: any HTTPTransport
    let deadline: Duration?

    func fetch(_ request: HTTPRequest) async throws -> HTTPResponse {
        var request = request
        if let deadline { request.deadline = deadline }
        return try await transport.fetch(request)
    }
}

/// Grants everything at once, counts the slots, and keeps the penalties.
final class OpenStore: RateLimitStore, BreakerStore {
    let penalties = Locked<[Duration]>([])
    let slots = Locked(0)
    private let row = Locked(StoredBreaker(breaker: CircuitBreaker(), epoch: 0, now: Date(timeIntervalSince1970: 0)))

    var failures: Int { row.value.breaker.consecutiveFailures }

    func lease(
        _ key: UpstreamKey, limit: RateLimit, wanted: Int, lead: Duration, ahead: Duration
    ) async throws -> SlotGrant {
        if let wait = penalties.value.last { return SlotGrant(granted: 0, wait: wait, blockedReason: "parked") }
        slots.withLock { $0 += 1 }
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
