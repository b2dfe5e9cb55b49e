import CircuitBreaker
import FoundationEssentials
import Gateway
import HTTPTransport
import Postgres
import RateLimiter
import Settings
import Simulator
import TTLCache
import TestSupport
import Testing
import Upstreams

@testable import Chartmetric

@Suite("Chartmetric over sockets, with the fleet's limiter in Postgres", .timeLimit(.minutes(5)))
struct SimulatedChartmetricTests {
    private static func connected(port: Int, _ database: Database) throws -> Chartmetric {
        let limiter = RateLimiter(store: PostgresRateLimitStore(database: database))
        let breakers = CircuitBreakers(store: PostgresBreakerStore(database: database))
        let settings = Settings(environment: [
            "CHARTMETRIC_REFRESH_TOKEN": "simulator", "CHARTMETRIC_API_URL": "http://127.0.0.1:\(port)/chartmetric",
        ])
        return try Chartmetric(settings: settings, tokens: MemoryTokenStore()) { policy in
            Gateway(
                policy: policy, transport: CurlTransport(), limiter: limiter, breakers: breakers, cache: TTLCache())
        }
    }

    /// Asks until no limit holds it.
    private static func facts(_ isrc: String, _ chartmetric: Chartmetric) async throws -> ChartmetricFacts? {
        while true {
            do {
                return try await chartmetric.facts(ofISRC: isrc)
            } catch let error as any Classified {
                guard case .deferral(let wait) = error.disposition else { throw error }
                try await Task.sleep(for: wait)
            }
        }
    }

    @Test("two processes keep the sliding window that answers name, and find what the service knows")
    func window() async throws {
        let isrcs = CatalogueTruth.tracks(of: "Synthetic Artist Two").flatMap(\.isrcs).prefix(5)
        try #require(isrcs.count == 5)
        let simulator = Simulator(SimulatorConfiguration(speed: 2, latency: .zero))
        let (ports, ready) = AsyncStream.makeStream(of: Int.self)
        try await LimitsDatabase.with { database in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await simulator.run { ready.yield($0) } }
                defer { group.cancelAll() }
                let port = try #require(await ports.first { _ in true })
                let fleet = try [Self.connected(port: port, database), Self.connected(port: port, database)]
                let found = try await withThrowingTaskGroup(of: ChartmetricFacts?.self) { asking in
                    for (index, isrc) in isrcs.enumerated() {
                        asking.addTask { try await Self.facts(isrc, fleet[index % 2]) }
                    }
                    return try await asking.reduce(into: [ChartmetricFacts]()) {
                        if let facts = $1 { $0.append(facts) }
                    }
                }
                #expect(found.count >= 3)
                #expect(found.allSatisfy { ($0.velocity?.perDay ?? 0) > ($0.velocity?.perDayBefore ?? 0) })
                #expect(found.allSatisfy { !$0.moods.isEmpty && !$0.activities.isEmpty && $0.streams != nil })
            }
        }
        let score = await simulator.score()
        #expect(score.requestsByEndpoint["chartmetric/token"] == 2)
        // A busy machine may deliver two requests closer than they were sent; without a limit nearly all would be refused.
        #expect(score.windowsExceeded * 3 <= score.requests)
    }
}
