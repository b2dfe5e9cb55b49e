import FleetMessages
import Foundation
import Messages
import Postgres
import Simulator
import TestSupport
import WorkerRuntime

/// A whole fleet: a database of its own, a simulator of its own, and the executables.
struct Fleet: Sendable {
    static let commands = QueueName.fleet.map { $0.rawValue.replacing("_", with: "-") }

    let test: TestDatabase
    let port: Int
    let simulator: Simulator
    /// A comma list.
    let providers: String

    var database: Database { test.database }

    /// Runs a body with a migrated database and a simulator; takes both down after.
    static func with(
        speed: Double = 50, latency: Duration = .milliseconds(2), faults: FaultScript = FaultScript(),
        providers: String = "musicbrainz", spotifyMode: SpotifyMode = .extended, _ body: (Fleet) async throws -> Void
    ) async throws {
        let test = try await TestDatabase.migrated()
        let configuration = SimulatorConfiguration(
            speed: speed, latency: latency, faults: faults, spotifyMode: spotifyMode)
        let simulator = Simulator(configuration)
        let (ports, continuation) = AsyncStream.makeStream(of: Int.self)
        let running = Task { try await simulator.run { continuation.yield($0) } }
        var iterator = ports.makeAsyncIterator()
        let port = await iterator.next() ?? 0
        do {
            try await body(Fleet(test: test, port: port, simulator: simulator, providers: providers))
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
            "SPOTIFY_API_URL": "http://127.0.0.1:\(port)/spotify/v1",
            "SPOTIFY_ACCOUNTS_URL": "http://127.0.0.1:\(port)/spotify-accounts",
            "SPOTIFY_CLIENT_ID": "tests", "SPOTIFY_CLIENT_SECRET": "tests", "SPOTIFY_REQUESTS_PER_SECOND": "100",
            "GENIUS_API_URL": "http://127.0.0.1:\(port)/genius", "GENIUS_ACCESS_TOKEN": "tests",
            "GENIUS_REQUESTS_PER_SECOND": "100",
            "DISCOGS_API_URL": "http://127.0.0.1:\(port)/discogs", "DISCOGS_TOKEN": "tests",
            "DISCOGS_REQUESTS_PER_SECOND": "40",
            "INSTAGRAM_API_URL": "http://127.0.0.1:\(port)/instagram/v23.0", "INSTAGRAM_API_KEY": "tests",
            "INSTAGRAM_USER_ID": "17841400000000000", "INSTAGRAM_REQUESTS_PER_SECOND": "2",
            "LINERNOTES_PROVIDERS": providers,
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "",
        ].merging(more) { $1 }
    }

    func start(_ command: String, _ arguments: [String] = [], _ more: [String: String] = [:]) throws -> FleetProcess {
        try FleetProcess(command, arguments, environment: environment(more))
    }

    /// Runs all as cron would, again and again, until nothing is left.
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

    /// As ``runAsCron()``, but all that waits for a time comes due after each round: pauses, backoffs, cooldowns.
    func runAsCronWithTimePassing(rounds: Int = 40) async throws {
        for _ in 0..<rounds {
            for command in Self.commands {
                let code = try await start(command, ["--once"]).exitCode()
                guard code == 0 else { throw FleetError.exited(command, code) }
            }
            if try await depth() == 0 { return }
            try await passTime()
        }
        throw FleetError.notDrained(try await depth())
    }

    func passTime() async throws {
        for queue in QueueName.fleet {
            try await database.run(script: "update pgmq.q_\(queue) set vt = clock_timestamp()")
        }
        try await database.run(
            script: """
                delete from linernotes.rate_limit_penalties;
                update linernotes.circuit_breakers set retry_at = clock_timestamp() where state = 'open';
                """)
    }

    /// Requests that reached the simulator, of the services whose names begin so.
    func requests(to service: String) async -> Int {
        await simulator.score().requestsByEndpoint.filter { $0.key.hasPrefix(service) }.values.reduce(0, +)
    }

    /// Starts a discovery as a user of `psql` would.
    func discover(_ artist: String) async throws {
        try await database.query("select linernotes.start_artist_discovery($1)", artist)
    }

    /// Whether nobody stays for these queues. The server lets go of a dead worker's lock when it notices: soon, and
    /// not in the moment that the process ends.
    func isLeft(_ queues: [QueueName]) async throws -> Bool {
        let deadline = ContinuousClock.now + .seconds(60)
        while try await !Presence.listening(queues, in: database).isEmpty {
            guard .now < deadline else { return false }
            try await Task.sleep(for: .milliseconds(20))
        }
        return true
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
