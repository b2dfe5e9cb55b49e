import Postgres
import TestSupport

/// A login of an attacker's on a database: with one of our roles, or with none.
struct Attacker: Sendable {
    let database: Database
    let connectionString: String
    private let login: String
    private let target: TestDatabase

    private init(on target: TestDatabase, login: String) {
        self.target = target
        self.login = login
        let separator = target.connectionString.contains("?") ? "&" : "?"
        connectionString = target.connectionString + "\(separator)user=\(login)"
        database = Database(DatabaseConfiguration(connectionString: connectionString, connectionsMaximum: 4))
    }

    /// Runs the body as a login of its own, which is gone afterwards.
    ///
    /// - Parameter role: What the login is a member of: `linernotes_worker`, `_operator`, `_api`; nil: of nothing.
    static func with<Value: Sendable>(
        _ role: String?, on target: TestDatabase, _ body: @Sendable (Attacker) async throws -> Value
    ) async throws -> Value {
        let login = "attacker_of_\(target.name)_\(role ?? "nothing")"
        try await target.database.run(
            script: "drop role if exists \(login); create role \(login) login \(role.map { "in role \($0)" } ?? "")")
        let attacker = Attacker(on: target, login: login)
        let outcome: Result<Value, any Error>
        do {
            outcome = .success(try await body(attacker))
        } catch {
            outcome = .failure(error)
        }
        await attacker.database.close()
        try await target.database.run(script: "drop owned by \(login); drop role \(login)")
        return try outcome.get()
    }

    /// The SQLSTATE with which a statement is refused; nil when it is not.
    func refusal(_ sql: String) async throws -> String? {
        do {
            try await database.run(script: sql)
            return nil
        } catch let error as DatabaseError {
            return error.sqlState?.rawValue
        }
    }
}
