import Glibc
package import Postgres
import Synchronization

/// A database of a suite's own on the test server.
package final class TestDatabase: Sendable {
    package let name: String
    package let connectionString: String
    package let database: Database
    private let host: TestServer

    private init(name: String, server: String, host: TestServer, searchPath: String?) {
        self.name = name
        self.host = host
        connectionString = Self.connectionString(server, database: name)
        var configuration = DatabaseConfiguration(
            connectionString: connectionString, connectionsMaximum: 8, acquireTimeout: .seconds(120))
        if let searchPath { configuration.searchPath = searchPath }
        database = Database(configuration)
    }

    /// Makes an empty database, whose client looks names up in the schema public.
    package static func fresh(on host: TestServer = .shared) async throws -> TestDatabase {
        try await make(template: "template0", on: host, searchPath: "public")
    }

    /// Makes a copy of a template, which the first caller of that name prepares for the whole process.
    ///
    /// - Parameter prepare: Is given the template's connection string and closes every connection that it opens.
    package static func fresh(
        template name: String, on host: TestServer = .shared,
        _ prepare: @escaping @Sendable (String) async throws -> Void
    ) async throws -> TestDatabase {
        let key = "\(host.name) \(name)"
        let task = templates.withLock { templates in
            if let known = templates[key] { return known }
            let task = Task {
                let template = try await make(template: "template0", on: host)
                try await prepare(template.connectionString)
                await template.database.close()
                return template.name
            }
            templates[key] = task
            return task
        }
        return try await make(template: try await task.value, on: host)
    }

    /// Closes ``database`` and drops it from the server, with whoever is still connected.
    package func drop() async throws {
        await database.close()
        try await Self.administer("drop database if exists \(name) with (force)", on: host)
    }

    private static let templates = Mutex<[String: Task<String, any Error>]>([:])
    private static let count = Atomic<Int>(0)

    private static func make(
        template: String, on host: TestServer, searchPath: String? = nil
    ) async throws -> TestDatabase {
        let number = count.add(1, ordering: .relaxed).newValue
        let name = "ln_test_\(getpid())_\(number)"
        try await administer("create database \(name) template \(template)", on: host)
        return TestDatabase(
            name: name, server: try await host.connectionString(), host: host, searchPath: searchPath)
    }

    private static func administer(_ sql: String, on host: TestServer) async throws {
        let server = try await host.connectionString()
        let database = Database(
            DatabaseConfiguration(
                connectionString: server, connectionsMaximum: 1, statementTimeout: .seconds(120),
                acquireTimeout: .seconds(120)))
        let outcome: Result<Void, any Error>
        do {
            outcome = .success(try await database.run(script: sql))
        } catch {
            outcome = .failure(error)
        }
        await database.close()
        try outcome.get()
    }

    /// The same server's connection string with another database in it.
    package static func connectionString(_ server: String, database: String) -> String {
        guard let scheme = server.firstRange(of: "://") else { return "\(server) dbname=\(database)" }
        let rest = server[scheme.upperBound...]
        let query = rest.firstIndex(of: "?") ?? rest.endIndex
        let path = rest[..<query].firstIndex(of: "/") ?? query
        return "\(server[..<scheme.upperBound])\(rest[..<path])/\(database)\(rest[query...])"
    }
}
