import Foundation
import Messages
import Postgres
import Simulator
import TestSupport

/// A whole fleet: a database of its own, a simulator of its own, and the five executables.
struct Fleet: Sendable {
    static let commands = [
        "artist-discovery", "album-discovery", "track-discovery", "producer-identification", "social-enrichment",
    ]

    let test: TestDatabase
    let port: Int

    var database: Database { test.database }

    /// Runs a body with a migrated database and a simulator; takes both down after.
    static func with(
        speed: Double = 50, latency: Duration = .milliseconds(2), faults: FaultScript = FaultScript(),
        _ body: (Fleet) async throws -> Void
    ) async throws {
        let test = try await TestDatabase.migrated()
        let configuration = SimulatorConfiguration(speed: speed, latency: latency, faults: faults)
        let simulator = Simulator(configuration)
        let (ports, continuation) = AsyncStream.makeStream(of: Int.self)
        let running = Task { try await simulator.run { continuation.yield($0) } }
        var iterator = ports.makeAsyncIterator()
        let port = await iterator.next() ?? 0
        do {
            try await body(Fleet(test: test, port: port))
        } catch {
            running.cancel()
            _ = await running.result
            throw error
        }
        running.cancel()
        _ = await running.result
        try await test.drop()
    }

    func environment(_ more: [String: String] = [:]) -> [String: String] {
        [
            "DATABASE_URL": test.connectionString,
            "MUSICBRAINZ_API_URL": "http://127.0.0.1:\(port)/ws/2",
            "MUSICBRAINZ_REQUESTS_PER_SECOND": "50",
            "MUSICBRAINZ_CONTACT": "tests@example.com",
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "",
        ].merging(more) { $1 }
    }

    func start(_ command: String, _ arguments: [String] = [], _ more: [String: String] = [:]) throws -> FleetProcess {
        try FleetProcess(command, arguments, environment: environment(more))
    }

    /// Runs the five as cron would, again and again, until nothing is left.
    func runAsCron() async throws {
        for _ in 0..<50 {
            for command in Self.commands {
                let code = try await start(command, ["--once"]).exitCode()
                guard code == 0 else { throw FleetError.exited(command, code) }
            }
            if try await depth() == 0 { return }
        }
        throw FleetError.notDrained(try await depth())
    }

    /// Starts a discovery as a user of `psql` would.
    func discover(_ artist: String) async throws {
        try await database.query("select linernotes.start_artist_discovery($1)", artist)
    }

    /// Messages in all queues, visible or not.
    func depth() async throws -> Int {
        var total = 0
        for queue in QueueName.fleet {
            total += try await database.query("select (pgmq.metrics($1)).queue_length::int", queue.rawValue)[0][0]
        }
        return total
    }

    func deadLetters() async throws -> [String] {
        try await database.query(
            "select format('%s %s %s: %s', queue, category, code, error) from linernotes.dead_letters order by id"
        ).map { try $0[0] }
    }
}

enum FleetError: Error {
    case exited(String, Int32)
    case notDrained(Int)
}
