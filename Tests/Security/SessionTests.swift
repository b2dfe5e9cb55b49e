import Postgres
import TestSupport
import Testing

/// Where the sessions of our programs look names up, whatever stands between them and the server.
@Suite("Sessions of our programs", .timeLimit(.minutes(5)), .serialized)
struct SessionTests {
    private static let expected = "pg_catalog,pg_temp"

    /// Everything that a client can do, each with the path that it had.
    private func paths(_ database: Database) async throws -> [String] {
        let show = "select replace(current_setting('search_path'), ' ', '') as path"
        var found: [String] = []
        func note(_ rows: [Row]) throws { found.append(try rows[0]["path"]) }
        try note(await database.query(show))
        try note(await database.query(show + " where $1", true))
        try await database.pipeline([Statement(show), Statement(show)]).forEach(note)
        try await database.transaction { transaction in
            try await transaction.query("select 1")
            return try await transaction.pipeline([Statement(show), Statement(show)])
        }.forEach(note)
        try await database.transaction { transaction in
            try await transaction.run(script: "create temp table seen on commit drop as \(show)")
            return try await transaction.query("select path from pg_temp.seen")
        }.forEach { found.append(try $0["path"]) }
        let (_, last) = try await database.transaction(last: { _ in ((), Statement(show)) })
        try note(last)
        try await database.run(script: "select set_config('test.path', current_setting('search_path'), false)")
        return found
    }

    @Test("look nowhere but in the server's own schema, whatever the user's options say")
    func direct() async throws {
        let test = try await TestDatabase.migrated()
        let separator = test.connectionString.contains("?") ? "&" : "?"
        for options in ["", "\(separator)options=-csearch_path%3Dpublic"] {
            let database = Database(DatabaseConfiguration(connectionString: test.connectionString + options))
            #expect(Set(try await paths(database)) == [Self.expected])
            await database.close()
        }
        try await test.drop()
    }

    @Test(
        "do so behind a pooler that refuses a session's options, and behind one that swallows them",
        arguments: [false, true])
    func pooled(ignoresOptions: Bool) async throws {
        let test = try await TestDatabase.migrated()
        let pooler = try await Pooler(ignoresOptions: ignoresOptions)
        let database = Database(
            DatabaseConfiguration(connectionString: pooler.connectionString(to: test.name), connectionsMaximum: 2))
        #expect(Set(try await paths(database)) == [Self.expected])
        let error = await #expect(throws: DatabaseError.self) {
            try await database.pipeline([Statement("select 1"), Statement("select 1/0")])
        }
        #expect(error?.statementIndex == 1, "counted as the caller counts")
        let alone = await #expect(throws: DatabaseError.self) { try await database.query("select 1/0") }
        #expect(alone?.statementIndex == nil)
        await database.close()
        pooler.stop()
        try await test.drop()
    }
}
