/// Where the database is and how patient its client is.
///
/// The connection string never appears in a description, an error or a log.
public struct DatabaseConfiguration: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable
{
    /// A `postgresql://` URI, `key=value` pairs, or empty for the usual `PG*` variables.
    public var connectionString: String
    /// As `pg_stat_activity` shows it; an `application_name` in the connection string wins.
    public var applicationName: String
    /// Connections at once.
    public var connectionsMaximum: Int
    /// For one call; zero: none. The client cancels then; the server has two seconds more before it does so itself.
    public var statementTimeout: Duration
    /// How long a statement waits for a lock before the server gives up on it; zero: as long as the statement may take.
    public var lockTimeout: Duration
    /// How long a call waits for a free connection or for a server that is away.
    public var acquireTimeout: Duration
    /// How long a transaction may sit between two statements before the server ends the session.
    public var idleInTransactionTimeout: Duration = .seconds(60)
    /// For one attempt to connect, unless the connection string has a `connect_timeout`.
    public var connectTimeout: Duration = .seconds(5)
    /// The role as which every statement runs, whoever logs in: plain small letters. One that the login may not become
    /// refuses every statement (SQLSTATE 42501). nil: the login itself.
    public var role: String? {
        didSet { precondition(role.map(Self.isPlain) ?? true, "A role's name is plain small letters.") }
    }
    /// Where names are looked up that are written without a schema: nowhere where anybody but us and the server creates.
    package var searchPath = "pg_catalog,pg_temp"

    public init(
        connectionString: String, applicationName: String = "liner-notes", connectionsMaximum: Int = 4,
        statementTimeout: Duration = .seconds(30), lockTimeout: Duration = .seconds(10),
        acquireTimeout: Duration = .seconds(10)
    ) {
        precondition(connectionsMaximum > 0, "A pool needs at least one connection.")
        self.connectionString = connectionString
        self.applicationName = applicationName
        self.connectionsMaximum = connectionsMaximum
        self.statementTimeout = statementTimeout
        self.lockTimeout = lockTimeout
        self.acquireTimeout = acquireTimeout
    }

    private static func isPlain(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == UInt8(ascii: "_") }
    }

    public var description: String {
        "DatabaseConfiguration(\(applicationName), up to \(connectionsMaximum) connections, connection string hidden)"
    }

    public var debugDescription: String { description }

    public var customMirror: Mirror { Mirror(self, children: []) }
}
