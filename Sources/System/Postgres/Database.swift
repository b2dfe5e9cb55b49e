public import Logging

/// A Postgres database: a pool of connections that opens them when needed and replaces broken ones.
///
/// While the server is away, calls wait for it up to the acquire timeout. Nothing is ever sent twice by itself.
public final class Database: Sendable {
    let configuration: DatabaseConfiguration
    private let logger: Logger?
    let pool: ConnectionPool

    public init(_ configuration: DatabaseConfiguration, logger: Logger? = nil) {
        self.configuration = configuration
        self.logger = logger
        pool = ConnectionPool(configuration, logger: logger)
    }

    /// Runs a statement and returns its rows.
    ///
    /// - Throws: ``DatabaseError``; `CancellationError` when the task was cancelled and the statement stopped.
    @discardableResult
    public func query(_ sql: String, _ parameters: (any PostgresEncodable)?...) async throws -> [Row] {
        let statement = try EncodedStatement(Statement(sql, parameters: parameters))
        return try await withConnection { try await $0.run(statement) }.rows
    }

    /// Runs a statement and returns how many rows it changed.
    ///
    /// - Throws: ``DatabaseError``; `CancellationError`.
    @discardableResult
    public func execute(_ sql: String, _ parameters: (any PostgresEncodable)?...) async throws -> Int {
        let statement = try EncodedStatement(Statement(sql, parameters: parameters))
        return try await withConnection { try await $0.run(statement) }.rowsAffected
    }

    /// Runs several statements that have no parameters; only the server's own timeouts apply.
    ///
    /// - Throws: ``DatabaseError``; `CancellationError`.
    public func run(script: String) async throws {
        try await withConnection { try await $0.run(script: script) }
    }

    /// Sends all statements at once; they succeed or fail together.
    ///
    /// - Throws: ``DatabaseError``, whose `statementIndex` says which one failed; `CancellationError`.
    @discardableResult
    public func pipeline(_ statements: [Statement]) async throws -> [[Row]] {
        try await withConnection { try await $0.pipeline(statements) }
    }

    /// Runs the body in a transaction: COMMIT when it returns, ROLLBACK when it throws.
    ///
    /// - Throws: What the body throws; ``DatabaseError``, with `.commitUnknown` when the answer to COMMIT was lost.
    public func transaction<T: Sendable>(_ body: @Sendable (Transaction) async throws -> T) async throws -> T {
        try await withConnection { try await $0.transaction(body) }
    }

    /// Runs the body in a transaction and then, in one round trip, the statement that it returns and COMMIT.
    ///
    /// - Returns: What the body returned, and the rows of its last statement; none where it returned nil.
    /// - Throws: What the body throws; ``DatabaseError``, with `.commitUnknown` when the answer to COMMIT was lost.
    public func transaction<T: Sendable>(
        last body: @Sendable (Transaction) async throws -> (T, Statement?)
    ) async throws -> (T, [Row]) {
        try await withConnection { try await $0.transaction(last: body) }
    }

    /// Runs the body in a transaction, again from its start after a deadlock or a serialization failure.
    ///
    /// - Parameters:
    ///   - retries: How often to run it again, after a random pause of up to 50 ms, 100 ms, 200 ms …
    ///   - isolation: Nil: as the server is configured.
    ///   - body: Runs once more for each retry: what it does besides its statements is done as often.
    /// - Throws: What the body throws; ``DatabaseError``, with `.commitUnknown` when the answer to COMMIT was lost.
    public func transaction<T: Sendable>(
        retries: Int, isolation: TransactionIsolation? = nil, _ body: @Sendable (Transaction) async throws -> T
    ) async throws -> T {
        var pause = RetryDelay.minimum
        for _ in 0..<retries {
            do {
                return try await withConnection { try await $0.transaction(isolation: isolation, body) }
            } catch let error as DatabaseError
                where error.sqlState == .serializationFailure || error.sqlState == .deadlockDetected
            {
                try await Task.sleep(for: pause * Double.random(in: 0...1))
                pause = min(pause * 2, RetryDelay.maximum)
            }
        }
        return try await withConnection { try await $0.transaction(isolation: isolation, body) }
    }

    /// Lends a connection for several calls; not to be used after the body has returned.
    ///
    /// - Throws: What the body throws; ``DatabaseError`` when no connection was to be had.
    public func withConnection<T: Sendable>(_ body: @Sendable (Connection) async throws -> T) async throws -> T {
        let connection = try await pool.acquire()
        defer { pool.release(connection) }
        return try await body(connection)
    }

    /// Listens on a connection of its own, outside the pool.
    ///
    /// - Parameters:
    ///   - channels: Their names as the server has them; case counts.
    ///   - connectionString: Where to connect when this database's address leads to a transaction pooler.
    ///   - onConnect: Run after LISTEN, on the same session, each time it connects.
    /// - Throws: ``DatabaseError`` when the first connection fails.
    public func listen(
        to channels: [String], direct connectionString: String? = nil, onConnect: [Statement] = []
    ) async throws -> Listener {
        var configuration = configuration
        if let connectionString { configuration.connectionString = connectionString }
        // Its statements are short, and whoever waits for them can do without.
        configuration.statementTimeout = min(configuration.statementTimeout, .seconds(2))
        let listener = Listener(configuration, channels: channels, onConnect: onConnect, logger: logger)
        try await listener.connect()
        return listener
    }

    /// Closes idle connections now and the others when they come back; every later call throws `.closed`.
    public func close() async { await pool.close() }

    /// How many connections are open or being opened.
    package var connectionCount: Int { pool.count }
}
