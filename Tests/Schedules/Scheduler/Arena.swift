import Postgres
import Schema
import TestSupport

/// A database with its ledger and the lanes to it, used by one schedule after the other.
final class Arena {
    static let participantsMaximum = 6

    let lanes: [Lane]
    let reports = Mailbox<Report>()
    private let database: TestDatabase
    private let watcher: Lane
    var inquiries = 0
    private var resets = 0

    enum Report: Sendable {
        case answered(participant: Int, Reply)
        /// Those of the processes asked about that wait for a lock.
        case waiting(inquiry: Int, Result<Set<Int>, any Error>)
    }

    init() async throws {
        database = try await TestDatabase.migrated()
        try await database.database.run(script: LedgerSchema.script + Invariant.function)
        let configuration = DatabaseConfiguration(connectionString: database.connectionString)
        lanes = (0..<Self.participantsMaximum).map { _ in Lane(configuration) }
        watcher = Lane(configuration)
    }

    /// An arena for the body, dropped afterwards.
    static func with<T>(_ body: (Arena) async throws -> T) async throws -> T {
        let arena = try await Arena()
        let outcome: Result<T, any Error>
        do {
            outcome = .success(try await body(arena))
        } catch {
            outcome = .failure(error)
        }
        try await arena.close()
        return try outcome.get()
    }

    func close() async throws {
        for lane in lanes + [watcher] { await lane.close() }
        try await database.drop()
    }

    func reset() async throws {
        try await watch("select ledger.reset($1)", resets % 100 == 0)
        resets += 1
        for lane in lanes + [watcher] { try await lane.forget() }
    }

    /// Sends the first messages.
    func prepare(_ messages: [Outgoing]) async throws -> Reply {
        await (try await watcher.session()).perform(.send(messages), at: 0)
    }

    func run(script: String) async throws { try await watcher.session().connection.run(script: script) }

    /// Drains the queue and looks at what is left.
    func judge(committed: [Int], undone: [Int]) async throws -> [Verdict.Violation] {
        try await watch("select ledger.drain()")
        return try await watch("select invariant, found from ledger.violations($1, $2)", committed, undone)
            .map { Verdict.Violation(invariant: try $0["invariant"], found: try $0["found"]) }
    }

    /// Asks which of these processes wait for a lock; the answer comes as a report.
    ///
    /// - Returns: The number that the report will have.
    func inquire(about processes: [Int]) async throws -> Int {
        let session = try await watcher.session()
        inquiries += 1
        let (inquiry, reports) = (inquiries, reports)
        Task {
            let waiting: Result<Set<Int>, any Error>
            do {
                let rows = try await session.connection.query(
                    "select pid from unnest($1::int[]) pid where cardinality(pg_blocking_pids(pid)) > 0", processes)
                waiting = .success(Set(try rows.map { try $0["pid", as: Int.self] }))
            } catch {
                waiting = .failure(error)
            }
            reports.put(.waiting(inquiry: inquiry, waiting))
        }
        return inquiry
    }

    /// Ends a session from outside and returns when the server has undone what it had open.
    func end(_ session: Lane.Session, byServer: Bool) async throws {
        if byServer {
            try await watch("select pg_terminate_backend($1)", session.process)
        } else {
            await session.connection.close()
        }
        while try await !watch("select from pg_stat_activity where pid = $1", session.process).isEmpty {}
        if byServer { await session.connection.close() }
    }

    /// Runs a statement on a connection that no participant has.
    @discardableResult
    func watch(_ sql: String, _ parameters: (any PostgresEncodable)?...) async throws -> [Row] {
        try await watcher.session().connection.pipeline([Statement(sql, parameters: parameters)])[0]
    }
}
