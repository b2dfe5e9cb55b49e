import FoundationEssentials
import Postgres
import TestSupport
import Testing

/// An implementation of PGMQ on a server: what one conformance case runs on.
struct Lane: Sendable, CustomTestStringConvertible {
    enum Implementation: String, CaseIterable {
        case ours, genuine
    }

    let implementation: Implementation
    /// Whether the server is newer than this machine's own.
    let isNewer: Bool

    var testDescription: String { "\(implementation.rawValue) on \(isNewer ? "a newer" : "this machine's") Postgres" }

    static let all = [false, true].flatMap { isNewer in
        Implementation.allCases.map { Lane(implementation: $0, isNewer: isNewer) }
    }

    /// Those that can run here; where none may be missing, all of them, so that what is missing fails.
    static let runnable = all.filter { $0.isThere || TestPackages.areRequired }

    var isThere: Bool {
        (implementation == .ours || TestPackages.genuinePGMQ != nil) && (!isNewer || TestServer.newer != nil)
    }

    private func host() throws -> TestServer {
        guard isNewer else { return .shared }
        guard let newer = TestServer.newer else { throw MissingPackages() }
        return newer
    }

    /// A fresh database with the implementation in it.
    func database() async throws -> TestDatabase {
        switch implementation {
        case .ours: try await TestDatabase.migrated(on: host())
        case .genuine: try await GenuinePGMQ.database(on: host())
        }
    }

    /// Runs the body with a database in which PGMQ is an extension, made from its own SQL; only for a newer server, which
    /// can be told where to look for extensions.
    func withExtension(_ body: (TestDatabase) async throws -> Void) async throws {
        let folder = "/tmp/ln-extension-\(UUID().uuidString)"
        let files = [
            "pgmq.control": "default_version = '1.13.0'\nschema = 'pgmq'\nrelocatable = false\n",
            "pgmq--1.13.0.sql": try GenuinePGMQ.script(),
        ]
        try FileManager.default.createDirectory(atPath: "\(folder)/extension", withIntermediateDirectories: true)
        for (name, text) in files {
            try text.write(toFile: "\(folder)/extension/\(name)", atomically: true, encoding: .utf8)
        }
        let database = try await TestDatabase.fresh(on: host())
        let outcome: Result<Void, any Error>
        do {
            try await database.database.run(
                script: "set extension_control_path = '\(folder):$system'; create extension pgmq;")
            outcome = .success(try await body(database))
        } catch {
            outcome = .failure(error)
        }
        try await database.drop()
        try FileManager.default.removeItem(atPath: folder)
        try outcome.get()
    }

    /// Runs the body with a database of its own, dropped afterwards.
    func withDatabase(_ body: (TestDatabase) async throws -> Void) async throws {
        let database = try await database()
        do {
            try await body(database)
        } catch {
            try await database.drop()
            throw error
        }
        try await database.drop()
    }
}

/// What a lane needs is not installed.
struct MissingPackages: Error, CustomStringConvertible {
    var description: String { "deploy/setup/servers.sh has not been run" }
}

/// PGMQ's own SQL.
enum GenuinePGMQ {
    static func database(on host: TestServer) async throws -> TestDatabase {
        let script = try script()
        return try await TestDatabase.fresh(template: "genuine", on: host) { connectionString in
            let database = Database(DatabaseConfiguration(connectionString: connectionString, connectionsMaximum: 1))
            try await database.run(script: script)
            await database.close()
        }
    }

    static func script() throws -> String {
        guard let path = TestPackages.genuinePGMQ, let file = FileManager.default.contents(atPath: path) else {
            throw MissingPackages()
        }
        return String(decoding: file, as: UTF8.self)
    }
}
