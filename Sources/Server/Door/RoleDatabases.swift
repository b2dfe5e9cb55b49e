public import Logging
public import Postgres
public import Tokens

/// The database as each role sees it: a pool for each, whose every statement runs as that role.
///
/// What a role may not do, Postgres refuses with 42501, whatever the Swift before it has let through.
public struct RoleDatabases: Sendable {
    /// The role of the login that serves: it looks tokens up, and becomes the others.
    public static let serverRole = "linernotes_server"

    private let reader: Database
    private let `operator`: Database
    private let administrator: Database
    /// The server's own, for tokens and sessions.
    let server: Database

    /// - Parameters:
    ///   - connectionString: Of a login that is a member of `linernotes_server`.
    ///   - connectionsMaximum: Connections of each role, 1 or more.
    public init(connectionString: String, connectionsMaximum: Int = 8, logger: Logger? = nil) {
        func pool(_ role: String) -> Database {
            Database(
                Self.configuration(connectionString, role: role, connectionsMaximum: connectionsMaximum), logger: logger
            )
        }
        reader = pool(TokenRole.reader.databaseRole)
        `operator` = pool(TokenRole.operator.databaseRole)
        administrator = pool(TokenRole.administrator.databaseRole)
        server = pool(Self.serverRole)
    }

    /// How the server's databases are opened; for what outlasts a request, with another timeout.
    public static func configuration(
        _ connectionString: String, role: String, connectionsMaximum: Int, statementTimeout: Duration = .seconds(15)
    ) -> DatabaseConfiguration {
        var configuration = DatabaseConfiguration(
            connectionString: connectionString, applicationName: "liner serve", connectionsMaximum: connectionsMaximum,
            statementTimeout: statementTimeout, lockTimeout: .seconds(5), acquireTimeout: .seconds(5))
        configuration.role = role
        return configuration
    }

    /// The database as that role sees it.
    public subscript(role: TokenRole) -> Database {
        switch role {
        case .reader: reader
        case .operator: `operator`
        case .administrator: administrator
        }
    }

    /// Closes all; every later call throws `.closed`.
    public func close() async {
        for database in [reader, `operator`, administrator, server] { await database.close() }
    }
}
