import Postgres
import Synchronization

/// A connection that one participant has to itself; opened when first needed, and again after it was ended.
final class Lane: Sendable {
    struct Session: Sendable {
        let connection: Connection
        let process: Int
    }

    private let configuration: DatabaseConfiguration
    private let open = Mutex<Session?>(nil)

    init(_ configuration: DatabaseConfiguration) { self.configuration = configuration }

    func session() async throws -> Session {
        if let session = open.withLock({ $0 }) { return session }
        let connection = try await Connection.opened(configuration)
        let process: Int = try await connection.query("select pg_backend_pid()")[0][0]
        let session = Session(connection: connection, process: process)
        open.withLock { $0 = session }
        return session
    }

    /// Takes the session away: the next caller gets a new one.
    func abandon() -> Session? { open.withLock { $0.take() } }

    /// Takes what the session remembers of its reads: it would begin the next schedule differently from the first.
    func forget() async throws {
        try await open.withLock({ $0 })?.connection.query("reset all")
    }

    func close() async { await abandon()?.connection.close() }
}

extension Lane.Session {
    /// Runs one step at a virtual time.
    func perform(_ step: Step, at now: Int) async -> Reply {
        do {
            return try step.reply(try await rows(of: step, at: now))
        } catch {
            return .refused("\(error)")
        }
    }

    private func rows(of step: Step, at now: Int) async throws -> [Row] {
        switch step {
        case .begin, .commit, .rollback: return try await connection.query(step.statement.sql)
        default:
            let clock =
                step.usesServerClock
                ? VirtualTime.serverClock(patience: step.patience)
                : VirtualTime.setting(now, patience: step.patience)
            return try await connection.pipeline([clock, step.statement])[1]
        }
    }
}
