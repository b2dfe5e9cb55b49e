import Postgres
import Schema
import TestSupport
import Testing

@testable import greenhouse_worker

/// A database with the product in it, and its worker.
struct Greenhouse: Sendable {
    let test: TestDatabase

    var database: Database { test.database }

    /// - Parameter base: The modules that are there before it.
    static func with(base: [SchemaModule] = [.core], _ body: (Greenhouse) async throws -> Void) async throws {
        let test = try await TestDatabase.fresh(template: base.map(\.name).joined()) { connectionString in
            let database = Database(DatabaseConfiguration(connectionString: connectionString))
            _ = try await Migrator(database: database, modules: base, logger: nil).migrate()
            await database.close()
        }
        let greenhouse = Greenhouse(test: test)
        try await greenhouse.install(on: base)
        try await body(greenhouse)
        try await test.drop()
    }

    func install(on base: [SchemaModule] = [.core]) async throws {
        _ = try await Migrator(database: database, modules: base + [.greenhouse], logger: nil).migrate()
    }

    func remove(discardsMessages: Bool = false) async throws {
        try await Migrator(database: database, modules: [.core], logger: nil)
            .remove("greenhouse", discardsMessages: discardsMessages)
    }

    /// The same database as one of the fleet's roles.
    func login(_ role: String) -> String { test.connectionString + "&user=\(role)" }

    /// Sends what a sensor read, as an operator would.
    func send(_ sensor: String, minute: Int, celsius: String) async throws {
        try await database.query(
            "select linernotes.send_batch('greenhouse_readings', array[$1]::jsonb[])",
            JSONText(#"{"sensor": "\#(sensor)", "minute": \#(minute), "celsius": "\#(celsius)"}"#))
    }

    /// Runs the worker until nothing is due.
    func work() async throws -> (code: Int32, printed: String) {
        let environment = Program.path.merging(["DATABASE_URL": login("linernotes_worker")]) { $1 }
        return try await Program.run(Program.folder + "/greenhouse-worker", ["--once"], environment: environment)
    }

    func schemaDump() async throws -> String {
        let dump = try await Program.run("pg_dump", ["--schema-only", "--dbname", test.connectionString])
        try #require(dump.code == 0, "\(dump.printed)")
        return dump.printed.split(separator: "\n").filter { !$0.contains("restrict ") }.joined(separator: "\n")
    }

    /// The first column, as text.
    func values(_ sql: String) async throws -> [String] {
        try await database.query(sql).map { try $0[0] }
    }
}
