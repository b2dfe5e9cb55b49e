import Glibc
package import Logging
import Synchronization

/// One session of the server, on a thread of its own; calls run one after the other.
///
/// Cancelling a task that waits here cancels its statement on the server; the connection stays usable.
/// What a session keeps (`SET`, `LISTEN`, advisory locks) stays with it when it returns to the pool.
public actor Connection {
    private nonisolated let thread: ConnectionThread
    private nonisolated let wake: WakeSignal
    private nonisolated let reusable = Atomic<Bool>(false)
    private nonisolated let socket = Atomic<Int32>(-1)
    private let parameters: ConnectionParameters
    private let statementTimeout: Duration
    private let logger: Logger?
    private var link: Link?
    private var transaction = OpenTransaction()

    /// The connection's own thread: what is called on it blocks nobody else.
    public nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    package init(_ configuration: DatabaseConfiguration, logger: Logger? = nil) throws {
        parameters = try ConnectionParameters(configuration)
        statementTimeout = configuration.statementTimeout
        self.logger = logger
        wake = try WakeSignal()
        thread = try ConnectionThread()
    }

    deinit { thread.stop() }

    /// Runs a statement and returns its rows.
    ///
    /// - Throws: ``DatabaseError``; `CancellationError` when the task was cancelled and the statement stopped.
    @discardableResult
    public func query(_ sql: String, _ parameters: (any PostgresEncodable)?...) async throws -> [Row] {
        try await run(try EncodedStatement(Statement(sql, parameters: parameters))).rows
    }

    /// Runs a statement and returns how many rows it changed.
    ///
    /// - Throws: ``DatabaseError``; `CancellationError`.
    @discardableResult
    public func execute(_ sql: String, _ parameters: (any PostgresEncodable)?...) async throws -> Int {
        try await run(try EncodedStatement(Statement(sql, parameters: parameters))).rowsAffected
    }

    /// Runs several statements that have no parameters; only the server's own timeouts apply.
    ///
    /// - Throws: ``DatabaseError``; `CancellationError`.
    public func run(script: String) async throws {
        let script = try EncodedStatement(Statement(script)).sql
        try await interruptible { try $0.opened().run(script: script, Patience(interrupt: $1, timeout: nil)) }
    }

    /// Sends all statements at once; one round trip. They succeed or fail together unless a transaction is open.
    ///
    /// - Returns: The rows of each statement, in order.
    /// - Throws: ``DatabaseError``, whose `statementIndex` says which one failed; `CancellationError`.
    @discardableResult
    public func pipeline(_ statements: [Statement]) async throws -> [[Row]] {
        let statements = try statements.map(EncodedStatement.init)
        return try await interruptible { connection, interrupt in
            try connection.opened().pipeline(statements, connection.patience(interrupt)).map(\.rows)
        }
    }

    func run(_ statement: EncodedStatement) async throws -> ResultSet {
        try await interruptible { try $0.opened().run(statement, $0.patience($1)) }
    }
}

extension Connection {
    /// Connects; with `sessionOptions` the session gets our timeouts.
    func open(sessionOptions: Bool) async throws {
        try await interruptible { connection, interrupt in
            let link = Link(connection.parameters, wake: connection.wake, notices: NoticeSink(connection.logger))
            try link.open(withSessionOptions: sessionOptions, interrupt: interrupt)
            link.needsSettings = try !sessionOptions || !link.hasSettings(connection.patience(interrupt))
            link.mayPrepare = !link.needsSettings
            connection.link = link
            connection.socket.store(link.socket, ordering: .releasing)
        }
    }

    /// Whether the pool may hand this connection to somebody else: open, and outside every transaction.
    nonisolated var isReusable: Bool { reusable.load(ordering: .acquiring) }

    /// Whether the server sent something to this idle connection: most likely that the session is over.
    ///
    /// Asked only by the pool, and only while nobody else holds the connection, so that its socket is not closed.
    nonisolated var hasInput: Bool {
        var poller = pollfd(fd: socket.load(ordering: .acquiring), events: Int16(POLLIN), revents: 0)
        return poll(&poller, 1, 0) != 0
    }

    /// Notices, without a round trip, that the server ended the session meanwhile.
    func isAlive() -> Bool {
        let isAlive = link?.isAlive() ?? false
        reusable.store(isAlive && link?.isIdle == true, ordering: .releasing)
        return isAlive
    }

    /// Closes the session; every later call throws `.connectionLost`.
    package func close() {
        link?.close()
        reusable.store(false, ordering: .releasing)
    }

    func notifications(_ interrupt: Interrupt) throws -> [Notification] { try opened().notifications(interrupt) }

    /// Runs the body on the thread of this connection, so that its statements need no change of threads.
    nonisolated func onThread<T: Sendable>(_ body: @Sendable () async throws -> T) async throws -> T {
        try await withTaskExecutorPreference(thread) { try await body() }
    }

    nonisolated func makeInterrupt() -> Interrupt { Interrupt(wake) }

    func opened() throws -> Link {
        guard let link else { throw DatabaseError(.connectionLost, "The connection is closed.") }
        return link
    }

    func patience(_ interrupt: Interrupt?) -> Patience {
        Patience(interrupt: interrupt, timeout: statementTimeout)
    }

    nonisolated func interruptible<T: Sendable>(
        _ body: @Sendable (isolated Connection, Interrupt) throws -> T
    ) async throws -> T {
        let interrupt = Interrupt(wake)
        return try await withTaskCancellationHandler {
            try await perform(body, interrupt)
        } onCancel: {
            interrupt.raise()
        }
    }

    private func perform<T: Sendable>(
        _ body: @Sendable (isolated Connection, Interrupt) throws -> T, _ interrupt: Interrupt
    ) throws -> T {
        defer { noteReusable() }
        return try body(self, interrupt)
    }

    func noteReusable() { reusable.store(link?.isIdle == true, ordering: .releasing) }
}

// MARK: - Transactions

/// Which transaction of a connection is open; kept on its thread, so that two statements cannot both be the first.
struct OpenTransaction {
    private(set) var id: UInt64 = 0
    private(set) var isOpen = false
    private(set) var hasBegun = false
    private(set) var begin = ""

    mutating func open(_ begin: String) -> UInt64 {
        precondition(!isOpen, "A transaction is already open on this connection.")
        id += 1
        isOpen = true
        hasBegun = false
        self.begin = begin
        return id
    }

    /// The BEGIN that must go before the first statement, and nil before the others.
    mutating func admit(_ id: UInt64) throws -> EncodedStatement? {
        guard isOpen, id == self.id else { throw DatabaseError(.closed, "The transaction has ended.") }
        defer { hasBegun = true }
        return hasBegun ? nil : EncodedStatement(trusted: begin)
    }

    mutating func end() { isOpen = false }
}

extension Connection {
    func openTransaction(_ begin: String) -> UInt64 { transaction.open(begin) }

    nonisolated func run(_ statements: [EncodedStatement], in id: UInt64) async throws -> [ResultSet] {
        guard !statements.isEmpty else { return [] }
        return try await interruptible { connection, interrupt in
            let patience = connection.patience(interrupt)
            let link = try connection.opened()
            guard let begin = try connection.transaction.admit(id) else {
                return statements.count == 1
                    ? [try link.run(statements[0], patience)] : try link.pipeline(statements, patience)
            }
            do {
                return Array(try link.pipeline([begin] + statements, patience).dropFirst())
            } catch var error as DatabaseError {
                // The caller's own counting: he knows nothing of BEGIN.
                error.statementIndex = statements.count == 1 ? nil : error.statementIndex.map { $0 - 1 }
                throw error
            }
        }
    }

    nonisolated func run(script: String, in id: UInt64) async throws {
        try await interruptible { connection, interrupt in
            let link = try connection.opened()
            if let begin = try connection.transaction.admit(id) {
                _ = try link.run(begin, connection.patience(interrupt))
            }
            try link.run(script: script, Patience(interrupt: interrupt, timeout: nil))
        }
    }

    /// Sends COMMIT, and before it, in the same round trip, the statement that ends the work; cancellation does not
    /// reach them, because half a commit is no use to anybody.
    ///
    /// - Returns: What the last statement returned; nil where there was none.
    /// - Throws: ``DatabaseError`` `.commitUnknown` when the connection broke after COMMIT was sent.
    func commitTransaction(after last: EncodedStatement? = nil) throws -> ResultSet? {
        defer { transaction.end() }
        guard transaction.hasBegun || last != nil else { return nil }
        defer { noteReusable() }
        guard try opened().isAlive() else {
            throw DatabaseError(.connectionLost, "The connection was lost before COMMIT was sent; nothing stands.")
        }
        let begin = transaction.hasBegun ? [] : [EncodedStatement(trusted: transaction.begin)]
        let statements = begin + [last, EncodedStatement(trusted: "commit")].compactMap(\.self)
        let results: [ResultSet]
        do {
            let limit = patience(nil)
            results =
                statements.count == 1
                ? [try opened().run(statements[0], limit)] : try opened().pipeline(statements, limit)
        } catch let error as DatabaseError where error.isConnectionLost {
            throw DatabaseError(
                .commitUnknown, "The connection broke after COMMIT was sent; the transaction may stand.",
                sqlState: error.sqlState, detail: error.message)
        } catch {
            rollBack()
            throw error
        }
        guard results.last?.commandTag == "COMMIT" else {
            throw DatabaseError(
                .query, "The transaction was rolled back, because a statement in it had failed.",
                sqlState: .inFailedSQLTransaction)
        }
        return last == nil ? nil : results[results.count - 2]
    }

    /// Rolls back; a connection on which that fails is closed.
    func rollbackTransaction() {
        defer { transaction.end() }
        guard transaction.hasBegun else { return }
        rollBack()
    }

    private func rollBack() {
        guard let link, link.isOpen else { return }
        defer { reusable.store(link.isIdle, ordering: .releasing) }
        do {
            _ = try link.run(EncodedStatement(trusted: "rollback"), Patience(timeout: Patience.grace))
        } catch {
            logger?.debug("rollback failed; the connection is closed", metadata: ["error": "\(error)"])
            link.close()
        }
    }
}
