package import Logging
package import Postgres
import PostgresServer
import Schema
package import Settings

/// Opens the database that the settings name, and refuses one that this program does not fit.
package enum DatabaseAccess {
    /// The connection string; starts the embedded server where there is no other database.
    package static func connectionString(_ settings: Settings, startsEmbedded: Bool = true) async throws -> String {
        switch try DatabaseLocation(settings, executable: ThisProgram.path) {
        case .given(let url): return url.reveal()
        case .libpqEnvironment: return ""
        case .embedded(let folder):
            let server = PostgresServer(folder: folder)
            if startsEmbedded, await !server.isRunning() { return try await server.start() }
            return server.connectionString
        }
    }

    /// - Throws: `DatabaseError` when it can't be reached, ``Ending`` when its schema is another.
    package static func open(
        _ settings: Settings, applicationName: String, connectionsMaximum: Int, logger: Logger
    ) async throws -> Database {
        let database = Database(
            DatabaseConfiguration(
                connectionString: try await connectionString(settings), applicationName: applicationName,
                connectionsMaximum: connectionsMaximum),
            logger: logger)
        try Ending.check(try await Migrator(database: database, logger: logger).check())
        return database
    }
}
