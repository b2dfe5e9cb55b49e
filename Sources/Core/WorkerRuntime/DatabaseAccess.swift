package import Logging
package import Postgres
import PostgresServer
package import Schema
package import Settings

/// Opens the database that the settings name, and refuses one that this program does not fit.
package enum DatabaseAccess {
    /// Whom workers log in as where the database is ours to choose: they need no more rights.
    package static let workerRole = "linernotes_worker"

    /// The connection string; starts the embedded server where there is no other database.
    ///
    /// - Parameter role: Whom to log in as at the embedded server; nil: its superuser.
    package static func connectionString(
        _ settings: Settings, startsEmbedded: Bool = true, as role: String? = nil
    ) async throws -> String {
        switch try DatabaseLocation(settings, executable: ThisProgram.path) {
        case .given(let url): return url.reveal()
        case .libpqEnvironment: return ""
        case .embedded(let folder):
            let server = PostgresServer(folder: folder)
            if startsEmbedded, await !server.isRunning() { _ = try await server.start() }
            return server.connectionString(database: "postgres", user: role ?? PostgresServer.user)
        }
    }

    /// Opens a worker's database.
    ///
    /// - Parameter modules: The parts of the schema that it stands on.
    /// - Throws: `DatabaseError` when it can't be reached, ``Ending`` when its schema is another.
    package static func open(
        _ settings: Settings, applicationName: String, connectionsMaximum: Int, modules: [SchemaModule],
        logger: Logger
    ) async throws -> Database {
        let database = Database(
            DatabaseConfiguration(
                connectionString: try await connectionString(settings, as: workerRole),
                applicationName: applicationName,
                connectionsMaximum: connectionsMaximum),
            logger: logger)
        do {
            try Ending.check(try await Migrator(database: database, modules: modules, logger: logger).check())
        } catch let error as DatabaseError where isMissingRole(error, settings) {
            try Ending.check(.missing)
        }
        return database
    }

    /// Whether a private server refuses the login that its first migrate makes.
    private static func isMissingRole(_ error: DatabaseError, _ settings: Settings) -> Bool {
        guard error.sqlState == .invalidAuthorization,
            case .embedded = try? DatabaseLocation(settings, executable: ThisProgram.path)
        else { return false }
        return true
    }
}
