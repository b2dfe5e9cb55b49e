import FoundationEssentials
public import Postgres

/// A database of its own with the tables of limits and breakers, dropped at the end.
public enum LimitsDatabase {
    /// - Parameter connections: Connections at once.
    public static func with(
        connections: Int = 4, _ body: @Sendable (Database) async throws -> Void
    ) async throws {
        let test = try await TestDatabase.fresh(template: "limits") { try await prepare($0) }
        let database = Database(
            DatabaseConfiguration(
                connectionString: test.connectionString, connectionsMaximum: connections, acquireTimeout: .seconds(120))
        )
        let result: Result<Void, any Error>
        do {
            result = .success(try await body(database))
        } catch {
            result = .failure(error)
        }
        await database.close()
        try await test.drop()
        try result.get()
    }

    /// Only what limits and breakers stand on, so that their tests depend on no other part of the schema.
    private static func prepare(_ connectionString: String) async throws {
        let database = Database(DatabaseConfiguration(connectionString: connectionString, connectionsMaximum: 1))
        let functions = [
            "check_room", "lease_rate_tokens", "penalize_upstream", "reckonable", "load_circuit_breaker",
            "record_circuit_breaker",
        ]
        let files =
            ["migrations/0001_schemas_and_roles", "migrations/0005_limits"]
            + functions.map { "functions/limits/\($0)" }
        let root = #filePath.split(separator: "/").dropLast(3).reduce("") { "\($0)/\($1)" }
        let result: Result<Void, any Error>
        do {
            for file in files {
                let script = try String(contentsOfFile: "\(root)/sql/core/\(file).sql", encoding: .utf8)
                try await database.run(script: script)
            }
            result = .success(())
        } catch {
            result = .failure(error)
        }
        await database.close()
        try result.get()
    }
}
