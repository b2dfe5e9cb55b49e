import FleetSources
import FoundationEssentials
import HTTPTransport
import Logging
import Postgres
import Publishing
import Settings
import Simulator
import TestSupport
import Testing
import WorkerRuntime

@Suite("The sources of registrations")
struct RegistrationSourcesTests {
    /// The providers' and the fleet's alike: so slow that a busy machine's delays are small beside a window of 500 ms.
    private static let speed = 2.0

    private static let keys = ["MLC_USERNAME": "somebody", "MLC_PASSWORD": "simulator"]

    /// Asks over sockets, under the fleet's limits, as workers do.
    private func with(
        _ environment: [String: String],
        _ body: (RegistrationSources, Database, Simulator) async throws -> Void
    ) async throws {
        let test = try await TestDatabase.migrated()
        let simulator = Simulator(SimulatorConfiguration(speed: Self.speed))
        let (ports, ready) = AsyncStream.makeStream(of: Int.self)
        let running = Task { try await simulator.run { ready.yield($0) } }
        let port = try #require(await ports.first { _ in true })
        let transport = CurlTransport()
        let places = [
            "MLC_API_URL": "http://127.0.0.1:\(port)/mlc", "MLC_REQUESTS_PER_SECOND": String(2 * Self.speed),
            "CREDITS_FM_API_URL": "http://127.0.0.1:\(port)/credits-fm",
            "CREDITS_FM_REQUESTS_PER_SECOND": String(0.5 * Self.speed),
        ]
        let context = WorkerContext(
            database: test.database, settings: Settings(environment: environment.merging(places) { $1 }),
            logger: Logger(label: "test"), transport: transport, workerName: "test")
        let sources = try RegistrationSources(settings: context.settings, open: context.gateway)
        let outcome: Result<Void, any Error>
        do {
            outcome = .success(try await body(sources, test.database, simulator))
        } catch {
            outcome = .failure(error)
        }
        await transport.close()
        running.cancel()
        _ = await running.result
        try await test.drop()
        try outcome.get()
    }

    private static func isrcs(_ count: Int) -> [String] {
        (0..<count).map { "QZSIM26\(String(100_000 + $0).dropFirst())" }
    }

    @Test("without an account at The MLC ask Credits.fm ten times for 1,000 tracks, within its limit")
    func batches() async throws {
        try await with(["CREDITS_FM": "on"]) { sources, _, simulator in
            let outcome = await sources.registrations(of: Self.isrcs(1_000))
            #expect(outcome.failures.isEmpty)
            #expect(outcome.registrations.map(\.isrc) == Self.isrcs(1_000))
            let score = await simulator.score()
            #expect(score.requestsByEndpoint.values.reduce(0, +) == 10, "\(score.requestsByEndpoint)")
            #expect(score.windowsExceeded == 0)
            #expect(outcome.registrations.contains { $0.state == .matched && !$0.publishers.isEmpty })
        }
    }

    @Test("ask The MLC first, Credits.fm for the rest, and nobody for what is known, negatives too")
    func order() async throws {
        try await with(Self.keys.merging(["CREDITS_FM": "on"]) { $1 }) { sources, database, simulator in
            let isrcs = Self.isrcs(20)
            let first = await sources.registrations(of: isrcs)
            #expect(first.failures.isEmpty)
            let score = await simulator.score()
            #expect(score.windowsExceeded == 0 && score.answersByStatus[200] == score.requests)
            let mlc = first.registrations.filter { $0.source == "mlc" }
            #expect(mlc.map(\.isrc) == isrcs)
            let unmatched = Set(mlc.filter { $0.state != .matched }.map(\.isrc))
            #expect(!unmatched.isEmpty && unmatched.count < 10)
            #expect(Set(first.registrations.filter { $0.source == "credits_fm" }.map(\.isrc)) == unmatched)
            let stored = try await database.transaction { try await $0.store(first.registrations) }
            #expect(stored == first.registrations.count)
            let again = try await database.transaction { try await $0.store(first.registrations) }
            #expect(again == 0)
            let known = try await database.transaction { try await $0.freshRegistrations(of: isrcs, at: .now) }
            #expect(Set(known.map(\.isrc)) == Set(isrcs) && known.contains { $0.state == .notFound })
            let second = await sources.registrations(of: isrcs, known: known)
            #expect(second.registrations.isEmpty)
            #expect(await simulator.score().requests == score.requests)
            let soon = first.registrations[0].asOf.addingTimeInterval(15 * 86_400)
            let later = try await database.transaction { try await $0.freshRegistrations(of: isrcs, at: soon) }
            #expect(!later.contains { $0.state == .notFound } && later.contains { $0.state == .matched })
        }
    }

    @Test("one that refuses its login leaves the other")
    func refused() async throws {
        try await with(["MLC_USERNAME": "x", "MLC_PASSWORD": "wrong", "CREDITS_FM": "on"]) { sources, _, _ in
            let outcome = await sources.registrations(of: Self.isrcs(5))
            #expect(outcome.failures.keys.sorted() == ["mlc"])
            #expect(outcome.registrations.map(\.source) == Array(repeating: "credits_fm", count: 5))
        }
    }

    @Test("are none where nothing is set")
    func none() async throws {
        try await with([:]) { sources, _, simulator in
            #expect(sources.isEmpty)
            #expect(await sources.registrations(of: Self.isrcs(5)).registrations.isEmpty)
            #expect(await simulator.score().requests == 0)
        }
    }
}
