/// The statements that stand or fall together; made by ``Database/transaction(retries:isolation:_:)``.
///
/// BEGIN travels with the first statement. After the body has returned, every call throws `.closed`.
public struct Transaction: Sendable {
    private let connection: Connection
    private let id: UInt64

    init(_ connection: Connection, id: UInt64) {
        self.connection = connection
        self.id = id
    }

    /// Runs a statement and returns its rows.
    ///
    /// - Throws: ``DatabaseError``; `CancellationError`.
    @discardableResult
    public func query(_ sql: String, _ parameters: (any PostgresEncodable)?...) async throws -> [Row] {
        try await run([Statement(sql, parameters: parameters)])[0].rows
    }

    /// Runs a statement and returns how many rows it changed.
    ///
    /// - Throws: ``DatabaseError``; `CancellationError`.
    @discardableResult
    public func execute(_ sql: String, _ parameters: (any PostgresEncodable)?...) async throws -> Int {
        try await run([Statement(sql, parameters: parameters)])[0].rowsAffected
    }

    /// Sends all statements at once; one round trip.
    ///
    /// - Throws: ``DatabaseError``, whose `statementIndex` says which one failed; `CancellationError`.
    @discardableResult
    public func pipeline(_ statements: [Statement]) async throws -> [[Row]] {
        try await run(statements).map(\.rows)
    }

    /// Runs several statements that have no parameters and do not end the transaction.
    ///
    /// - Throws: ``DatabaseError``; `CancellationError`.
    public func run(script: String) async throws {
        try await connection.run(script: try EncodedStatement(Statement(script)).sql, in: id)
    }

    private func run(_ statements: [Statement]) async throws -> [ResultSet] {
        try await connection.run(try statements.map(EncodedStatement.init), in: id)
    }
}

/// How much of other transactions a transaction sees.
public enum TransactionIsolation: String, Sendable {
    case readCommitted = "read committed"
    case repeatableRead = "repeatable read"
    case serializable
}

extension Connection {
    /// Runs the body in a transaction: COMMIT when it returns, ROLLBACK when it throws.
    ///
    /// - Parameters:
    ///   - isolation: Nil: as the server is configured.
    ///   - body: Talks to the database through the transaction alone, which ends with it.
    /// - Throws: What the body throws; ``DatabaseError``, with `.commitUnknown` when the answer to COMMIT was lost.
    public nonisolated func transaction<T: Sendable>(
        isolation: TransactionIsolation? = nil, _ body: @Sendable (Transaction) async throws -> T
    ) async throws -> T {
        try await transaction(isolation: isolation, last: { (try await body($0), nil) }).0
    }

    /// Runs the body in a transaction and then, in one round trip, the statement that it returns and COMMIT.
    ///
    /// - Returns: What the body returned, and the rows of its last statement; none where it returned nil.
    /// - Throws: What the body throws; ``DatabaseError``, with `.commitUnknown` when the answer to COMMIT was lost.
    public nonisolated func transaction<T: Sendable>(
        isolation: TransactionIsolation? = nil, last body: @Sendable (Transaction) async throws -> (T, Statement?)
    ) async throws -> (T, [Row]) {
        try await onThread { try await run(isolation: isolation, body) }
    }

    private nonisolated func run<T: Sendable>(
        isolation: TransactionIsolation?, _ body: @Sendable (Transaction) async throws -> (T, Statement?)
    ) async throws -> (T, [Row]) {
        let begin = isolation.map { "begin isolation level \($0.rawValue)" } ?? "begin"
        let transaction = Transaction(self, id: await openTransaction(begin))
        let value: T
        let last: EncodedStatement?
        do {
            let (result, statement) = try await body(transaction)
            value = result
            last = try statement.map(EncodedStatement.init)
        } catch {
            await rollbackTransaction()
            throw error
        }
        return (value, try await commitTransaction(after: last)?.rows ?? [])
    }
}
