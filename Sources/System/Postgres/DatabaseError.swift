/// What went wrong between us and Postgres.
///
/// Texts never hold a password or a parameter that we sent; `detail` may quote a row's values, as Postgres does.
public struct DatabaseError: Error, Sendable, Equatable, CustomStringConvertible {
    /// At which point it went wrong. What the server itself refused is ``query``, with an SQLSTATE.
    public enum Code: String, Sendable, CaseIterable {
        /// The connection string or a setting makes no sense; nothing was tried.
        case configurationInvalid
        /// No server answered at that address, or it does not take connections now.
        case connectionFailed
        /// The connection broke while it was in use: the statement may have run.
        case connectionLost
        /// Wrong password, unknown role, or `pg_hba.conf` says no.
        case authenticationFailed
        case databaseMissing
        /// The server refused a statement; `sqlState` says why.
        case query
        /// Our deadline for a statement passed; the server was told to stop, and did.
        case timeout
        /// The database, the listener or the transaction was used after its end.
        case closed
        /// No connection became free within the acquire timeout.
        case poolExhausted
        /// The connection broke after COMMIT was sent: the transaction may or may not stand.
        case commitUnknown
        /// A value could not be read as the type that was asked for.
        case decoding
        /// A value cannot be sent: a NUL character, too many parameters.
        case encoding
    }

    /// The kind of failure, for code to switch on.
    public let code: Code
    /// The server's code of five characters; nil: the error is the client's own.
    public let sqlState: SQLState?
    /// One sentence for people.
    public let message: String
    /// The server's further words; they may quote values of a row. nil: it had none.
    public let detail: String?
    /// What to do about it, where the server or we know something; nil: neither does.
    public let hint: String?
    /// Where in the server's functions it happened.
    public let context: String?
    /// The table of a constraint or a column that was violated; nil: the server names none.
    public let table: String?
    /// The column that the server names, or the one of a result that could not be read; nil: none.
    public let column: String?
    /// The constraint that was violated; nil: the server names none.
    public let constraint: String?
    /// Which statement of a pipeline failed, from 0.
    public internal(set) var statementIndex: Int?

    public init(
        _ code: Code, _ message: String, sqlState: SQLState? = nil, detail: String? = nil, hint: String? = nil,
        context: String? = nil, table: String? = nil, column: String? = nil, constraint: String? = nil
    ) {
        self.code = code
        self.sqlState = sqlState
        self.message = message
        self.detail = detail
        self.hint = hint
        self.context = context
        self.table = table
        self.column = column
        self.constraint = constraint
    }

    /// Whether the same call may succeed later, unchanged.
    ///
    /// True of ``Code/commitUnknown`` too: whoever repeats that must make the effects harmless when done twice.
    public var isRetryable: Bool {
        switch code {
        case .connectionFailed, .connectionLost, .timeout, .poolExhausted, .commitUnknown: true
        case .query: sqlState?.isRetryable ?? false
        case .configurationInvalid, .authenticationFailed, .databaseMissing, .closed, .decoding, .encoding: false
        }
    }

    /// Whether there is no usable connection behind this error.
    public var isConnectionLost: Bool {
        switch code {
        case .connectionFailed, .connectionLost, .commitUnknown: true
        case .query: sqlState?.endsSession ?? false
        default: false
        }
    }

    public var description: String {
        var text = sqlState.map { "\(code.rawValue) \($0): \(message)" } ?? "\(code.rawValue): \(message)"
        if let statementIndex { text += " (statement \(statementIndex) of the pipeline)" }
        if let detail { text += " (\(detail))" }
        if let hint { text += " Hint: \(hint)" }
        return text
    }
}
