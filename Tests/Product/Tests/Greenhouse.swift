import Foundation
import Postgres
import Schema
import TestSupport

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
    func work() throws -> (code: Int32, text: String) {
        try run(Self.worker, ["--once"], ["DATABASE_URL": login("linernotes_worker")])
    }

    func schemaDump() throws -> String {
        let dump = try run(
            URL(filePath: "/usr/bin/env"), ["pg_dump", "--schema-only", "--dbname", test.connectionString])
        precondition(dump.code == 0, dump.text)
        return dump.text.split(separator: "\n").filter { !$0.contains("restrict ") }.joined(separator: "\n")
    }

    /// The first column, as text.
    func values(_ sql: String) async throws -> [String] {
        try await database.query(sql).map { try $0[0] }
    }

    private func run(
        _ program: URL, _ arguments: [String], _ environment: [String: String] = [:]
    ) throws -> (code: Int32, text: String) {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.environment = ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? ""].merging(environment) { $1 }
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, text)
    }

    /// Beside the test bundle, where the build puts it.
    private static let worker: URL = {
        var folder = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
        while !FileManager.default.fileExists(atPath: folder.appending(path: "greenhouse-worker").path) {
            precondition(folder.path != "/", "the worker is built beside the tests")
            folder.deleteLastPathComponent()
        }
        return folder.appending(path: "greenhouse-worker")
    }()
}
