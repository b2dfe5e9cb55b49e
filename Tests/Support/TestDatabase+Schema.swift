import FleetSchema
import Postgres
import Schema

extension TestDatabase {
    /// A fresh database with the whole schema, as `liner migrate` leaves it.
    package static func migrated(on host: TestServer = .shared) async throws -> TestDatabase {
        try await fresh(template: "schema", on: host) { connectionString in
            let database = Database(DatabaseConfiguration(connectionString: connectionString))
            _ = try await Migrator(database: database, logger: nil).migrate()
            await database.close()
        }
    }
}
