import Postgres
import TestSupport

/// One database for the tests that leave nothing behind.
enum SharedDatabase {
    private static let fresh = Task { try await TestDatabase.fresh() }

    static func database() async throws -> Database { try await fresh.value.database }

    static func connectionString() async throws -> String { try await fresh.value.connectionString }

    /// A client of the test's own, closed afterwards.
    static func withDatabase<T: Sendable>(
        _ change: (inout DatabaseConfiguration) -> Void = { _ in }, _ body: (Database) async throws -> T
    ) async throws -> T {
        var configuration = DatabaseConfiguration(
            connectionString: try await connectionString(), acquireTimeout: .seconds(120))
        configuration.searchPath = "public"
        change(&configuration)
        let database = Database(configuration)
        do {
            let value = try await body(database)
            await database.close()
            return value
        } catch {
            await database.close()
            throw error
        }
    }

    /// Waits until a query says true: the server's own state is the signal.
    static func wait(until sql: String, _ parameter: (any PostgresEncodable)? = nil) async throws {
        let database = try await database()
        for _ in 0..<20_000 {
            let rows = parameter == nil ? try await database.query(sql) : try await database.query(sql, parameter)
            if try rows[0][0, as: Bool.self] { return }
            try await Task.sleep(for: .milliseconds(5))
        }
        throw DatabaseError(.timeout, "Never came true: \(sql)")
    }
}
