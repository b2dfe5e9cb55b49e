import FleetSchema
import Postgres
import Schema
import TestSupport
import Testing

@Suite("Roles that statements run as")
struct RoleTests {
    /// Statement, transaction, pipeline and script, each of which may meet another session behind a pooler.
    private static func check(_ connectionString: String) async throws {
        func database(_ role: String?) -> Database {
            var configuration = DatabaseConfiguration(connectionString: connectionString, connectionsMaximum: 2)
            configuration.role = role
            return Database(configuration)
        }
        let (reader, login) = (database("linernotes_reader"), database(nil))
        let own: String = try await login.query("select session_user::text")[0][0]
        let asked = "select current_user::text"
        for _ in 0..<6 {
            #expect(try await reader.query(asked)[0][0] == "linernotes_reader")
            #expect(try await login.query(asked)[0][0] == own)
            #expect(try await reader.transaction { try await $0.query(asked)[0][0] } == "linernotes_reader")
            #expect(
                try await reader.pipeline([Statement("select 1"), Statement(asked)])[1][0][0] == "linernotes_reader")
            let refusal = await #expect(throws: DatabaseError.self) {
                try await reader.run(script: "select 1; delete from linernotes.artists")
            }
            #expect(refusal?.sqlState == .insufficientPrivilege)
        }
        await reader.close()
        await login.close()
    }

    @Test("hold for every statement, directly and behind poolers that refuse options or take them in silence")
    func everywhere() async throws {
        let test = try await TestDatabase.migrated()
        try await Self.check(test.connectionString)
        for ignoresOptions in [false, true] {
            let pooler = try await Pooler(ignoresOptions: ignoresOptions)
            let outcome: Result<Void, any Error>
            do {
                outcome = .success(try await Self.check(pooler.connectionString(to: test.name)))
            } catch {
                outcome = .failure(error)
            }
            pooler.stop()
            try outcome.get()
        }
        try await test.drop()
    }

    @Test("a role that the login may not become refuses everything")
    func strangers() async throws {
        let test = try await TestDatabase.migrated()
        var configuration = DatabaseConfiguration(
            connectionString: "\(test.connectionString)&user=linernotes_api", acquireTimeout: .seconds(2))
        configuration.role = "linernotes_operator"
        let database = Database(configuration)
        await #expect(throws: DatabaseError.self) { try await database.query("select 1") }
        await database.close()
        try await test.drop()
    }
}
