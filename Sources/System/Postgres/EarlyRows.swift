/// Rows of a statement that runs in a transaction of its own, handed over while its commit is still being written.
///
/// What is begun with them must be thrown away where the commit then fails: ``committed()`` says so.
public struct EarlyRows: Sendable {
    /// What the statement returned; it stands only when ``committed()`` has said so.
    public let rows: [Row]
    private let commit: Task<Void, any Error>

    fileprivate init(_ rows: [Row], _ commit: Task<Void, any Error>) {
        self.rows = rows
        self.commit = commit
    }

    /// Returns once the transaction stands.
    ///
    /// - Throws: ``DatabaseError``, with `.commitUnknown` when the connection broke meanwhile.
    public func committed() async throws { try await commit.value }
}

extension Database {
    /// Runs a statement and returns its rows before they are committed: a flush to disk earlier than ``query(_:_:)``.
    ///
    /// - Throws: ``DatabaseError`` of the statement; `CancellationError` when the task was cancelled before its rows came.
    public func early(_ statement: Statement) async throws -> EarlyRows {
        let statement = try EncodedStatement(statement)
        let connection = try await pool.acquire()
        do {
            let rows = try await connection.begin(statement).rows
            // Ends by itself, within the statement's deadline, whether or not anybody asks.
            return EarlyRows(
                rows,
                Task {
                    defer { pool.release(connection) }
                    try await connection.finishBegun()
                })
        } catch {
            pool.release(connection)
            throw error
        }
    }
}

extension Connection {
    fileprivate func begin(_ statement: EncodedStatement) async throws -> ResultSet {
        try await interruptible { try $0.opened().begin(statement, $0.patience($1)) }
    }

    /// Not to be cancelled: half a commit is no use to anybody.
    fileprivate func finishBegun() throws {
        defer { noteReusable() }
        do {
            try opened().finishBegun(patience(nil))
        } catch let error as DatabaseError where error.isConnectionLost {
            throw DatabaseError(
                .commitUnknown, "The connection broke before the answer to the commit came; the transaction may stand.",
                sqlState: error.sqlState, detail: error.message)
        }
    }
}
