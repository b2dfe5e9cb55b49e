import FleetSchema
import Foundation
import Postgres
import Schema
import TestSupport

/// A database for one test, dropped afterwards, on the test server.
struct ScratchDatabase: Sendable {
    let name: String
    /// A superuser's connection string for the server's first database.
    let server: String
    let database: Database

    private init(name: String, server: String, user: String? = nil) {
        self.name = name
        self.server = server
        let place = TestDatabase.connectionString(server, database: name) + (user.map { "&user=\($0)" } ?? "")
        database = Database(
            DatabaseConfiguration(connectionString: place, connectionsMaximum: 8, acquireTimeout: .seconds(120)))
    }

    /// Where `sql/` and its neighbours are.
    static let checkout = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    func connectionString(user: String? = nil) -> String {
        TestDatabase.connectionString(server, database: name) + (user.map { "&user=\($0)" } ?? "")
    }

    /// Runs the body with an empty database, or a migrated one.
    static func with<T: Sendable>(
        migrated: Bool = true, _ body: @Sendable (ScratchDatabase) async throws -> T
    ) async throws -> T {
        let name = "scratch_" + UUID().uuidString.lowercased().replacing("-", with: "")
        let server = try await TestServer.shared.connectionString()
        let maintenance = Database(DatabaseConfiguration(connectionString: server))
        try await maintenance.execute("create database \(name)")
        let scratch = ScratchDatabase(name: name, server: server)
        do {
            if migrated { _ = try await Migrator(database: scratch.database, logger: nil).migrate() }
            // Sessions opened before the migrate do not know the new search_path.
            let value = try await body(migrated ? scratch.reopened() : scratch)
            try await scratch.drop(by: maintenance)
            return value
        } catch {
            try await scratch.drop(by: maintenance)
            throw error
        }
    }

    /// The same database through new connections, as the given role.
    func reopened(as user: String? = nil) -> ScratchDatabase {
        ScratchDatabase(name: name, server: server, user: user)
    }

    private func drop(by maintenance: Database) async throws {
        await database.close()
        try await maintenance.execute("drop database \(name) with (force)")
        await maintenance.close()
    }

    /// The first column of the first row.
    func value<T: PostgresDecodable>(
        _ sql: String, _ parameters: (any PostgresEncodable)?..., as type: T.Type = T.self
    ) async throws -> T {
        let rows = try await database.pipeline([Statement(sql, parameters: parameters)])[0]
        guard let row = rows.first else { throw ScratchError("no row from: \(sql)") }
        return try row[0]
    }

    /// The first column of all rows.
    func values<T: PostgresDecodable>(
        _ sql: String, _ parameters: (any PostgresEncodable)?..., as type: T.Type = T.self
    ) async throws -> [T] {
        try await database.pipeline([Statement(sql, parameters: parameters)])[0].map { try $0[0] }
    }

    /// The SQLSTATE with which a statement is refused; nil when it is not.
    func refusal(_ sql: String, _ parameters: (any PostgresEncodable)?...) async throws -> String? {
        do {
            try await database.pipeline([Statement(sql, parameters: parameters)])
            return nil
        } catch let error as DatabaseError {
            return error.sqlState?.rawValue
        }
    }

    /// Runs a program of Postgres on this database and returns what it prints.
    func run(_ program: String, _ arguments: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [program] + arguments + ["--dbname", connectionString()]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let printed = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw ScratchError("\(program): \(printed)") }
        return printed
    }

    /// The schema as pg_dump writes it, without the random words of newer versions.
    func schemaDump() throws -> String {
        try run("pg_dump", ["--schema-only"]).split(separator: "\n")
            .filter { !$0.hasPrefix("\\restrict") && !$0.hasPrefix("\\unrestrict") }
            .joined(separator: "\n")
    }

    func installByPsql() throws {
        _ = try run("psql", ["-qX", "-f", Self.checkout.appending(path: "sql/install.sql").path])
    }
}

struct ScratchError: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
