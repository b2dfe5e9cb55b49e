import Foundation
import Postgres
import PostgresServer
import TestSupport

/// A Postgres of a test's own with the genuine pg_cron in it.
struct CronServer {
    let server: PostgresServer

    /// Whether this machine has the extension: Debian's `postgresql-15-cron`.
    static var isInstalled: Bool {
        guard let versions = try? FileManager.default.contentsOfDirectory(atPath: "/usr/share/postgresql") else {
            return false
        }
        return versions.contains {
            FileManager.default.fileExists(atPath: "/usr/share/postgresql/\($0)/extension/pg_cron.control")
        }
    }

    /// Runs the body with a migrated database that has pg_cron, and nothing granted yet.
    static func with(_ body: (CronServer) async throws -> Void) async throws {
        let server = PostgresServer(folder: "/tmp/ln-cron-\(UUID().uuidString.prefix(8))", durable: false)
        defer {
            server.kill()
            server.remove()
        }
        _ = try await server.start()
        try await server.stop()
        let settings = """

            shared_preload_libraries = 'pg_cron'
            cron.database_name = 'postgres'
            cron.use_background_workers = on
            max_worker_processes = 20

            """
        let file = try FileHandle(forWritingTo: URL(filePath: "\(server.folder)/data/postgresql.conf"))
        try file.seekToEnd()
        try file.write(contentsOf: Data(settings.utf8))
        try file.close()
        _ = try await server.start()
        let cron = CronServer(server: server)
        _ = try await cron.liner(["migrate"])
        try await cron.run("create extension pg_cron")
        try await body(cron)
    }

    /// Runs statements as the superuser.
    func run(_ script: String) async throws {
        let database = Database(DatabaseConfiguration(connectionString: server.connectionString))
        defer { Task { await database.close() } }
        try await database.run(script: script)
    }

    /// Each row's first column, as the superuser, whom pg_cron shows everybody's jobs.
    func texts(_ query: String) async throws -> [String] {
        let database = Database(DatabaseConfiguration(connectionString: server.connectionString))
        let rows = try await database.query(query).map { try $0[0, as: String.self] }
        await database.close()
        return rows
    }

    /// Runs `liner` as a role of the database.
    func liner(_ arguments: [String], as user: String = PostgresServer.user) async throws -> (code: Int32, text: String)
    {
        let environment = [
            "DATABASE_URL": server.connectionString(database: "postgres", user: user), "PATH": "/usr/bin:/bin",
        ]
        let (code, printed) = try await Program.run(
            "\(Program.folder)/liner", arguments, environment: environment)
        return (code, printed)
    }
}
