import Postgres
import TestSupport

/// A migrated database of a test's own, dropped at the end.
enum CredentialsDatabase {
    static func with(_ body: (TestDatabase) async throws -> Void) async throws {
        let test = try await TestDatabase.migrated()
        let result: Result<Void, any Error>
        do {
            result = .success(try await body(test))
        } catch {
            result = .failure(error)
        }
        try await test.drop()
        try result.get()
    }

    /// The same database for one role of the fleet.
    static func asRole<Value: Sendable>(
        _ role: String, _ test: TestDatabase, _ body: (Database) async throws -> Value
    ) async throws -> Value {
        let joint = test.connectionString.contains("?") ? "&" : "?"
        let database = Database(
            DatabaseConfiguration(
                connectionString: test.connectionString + joint + "user=\(role)", connectionsMaximum: 4,
                acquireTimeout: .seconds(120)))
        let result: Result<Value, any Error>
        do {
            result = .success(try await body(database))
        } catch {
            result = .failure(error)
        }
        await database.close()
        return try result.get()
    }
}
