package import Door
import FoundationEssentials
package import HTTPTransport
import Logging
package import Postgres
import TestSupport
package import Tokens

/// A server on sockets of its own, before a database of its own.
package struct TestDoor: Sendable {
    /// As the superuser sees it: for what tests prepare and look at.
    package let database: Database
    package let databases: RoleDatabases
    package let ports: DoorServer.Ports
    package let routes: [Routes.Entry]
    package let transport: CurlTransport

    /// Runs the body beside the server.
    ///
    /// - Parameters:
    ///   - modules: Are given the database of each role.
    ///   - configure: Changes what it is configured to; ports are any that are free.
    package static func with(
        _ modules: @Sendable (RoleDatabases) -> [any RouteModule] = { _ in [] },
        health: HealthTarget = HealthTarget(), configure: @Sendable (inout DoorConfiguration) -> Void = { _ in },
        _ body: @escaping @Sendable (TestDoor) async throws -> Void
    ) async throws {
        let test = try await TestDatabase.migrated()
        let databases = RoleDatabases(
            connectionString: TestDatabase.connectionString(test.connectionString, login: RoleDatabases.serverRole))
        var configuration = DoorConfiguration()
        (configuration.port, configuration.healthPort, configuration.drainTimeout) = (0, 0, .seconds(5))
        configure(&configuration)
        let server = DoorServer(
            configuration, databases: databases, modules: modules(databases), health: health,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let outcome: Result<Void, any Error>
        do {
            outcome = .success(try await run(server, test, databases, body))
        } catch {
            outcome = .failure(error)
        }
        await databases.close()
        try await test.drop()
        try outcome.get()
    }

    private static func run(
        _ server: DoorServer, _ test: TestDatabase, _ databases: RoleDatabases,
        _ body: @escaping @Sendable (TestDoor) async throws -> Void
    ) async throws {
        let (stops, stop) = AsyncStream.makeStream(of: Void.self)
        let (ready, isReady) = AsyncStream.makeStream(of: DoorServer.Ports.self)
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await server.run(until: stops) { isReady.yield($0) } }
            tasks.addTask {
                defer { stop.finish() }
                for await ports in ready {
                    let door = TestDoor(
                        database: test.database, databases: databases, ports: ports, routes: server.routes,
                        transport: CurlTransport(configuration: patient))
                    do {
                        try await body(door)
                    } catch {
                        await door.transport.close()
                        throw error
                    }
                    return await door.transport.close()
                }
            }
            try await tasks.waitForAll()
        }
    }
}

extension TestDoor {
    /// Suites beside it may keep all threads busy for a while.
    private static var patient: CurlTransport.Configuration {
        var configuration = CurlTransport.Configuration()
        (configuration.connectTimeout, configuration.lowSpeedTime) = (.seconds(60), .seconds(120))
        return configuration
    }

    package var address: String { "http://127.0.0.1:\(ports.main)" }

    /// Makes a token as an administrator does.
    package func token(_ role: TokenRole, scopes: Set<TokenScope> = Set(TokenScope.allCases)) async throws -> String {
        try await TokenStore(database).create(.token, role, scopes: scopes, lifetime: .seconds(600)).reveal()
    }

    package func get(
        _ path: String, token: String? = nil, headers: [(String, String)] = []
    ) async throws -> HTTPResponse {
        try await send(.get, path, token: token, headers: headers)
    }

    package func post(
        _ path: String, _ body: String = "", token: String? = nil, headers: [(String, String)] = []
    ) async throws -> HTTPResponse {
        try await send(.post, path, body, token: token, headers: headers)
    }

    private func send(
        _ method: HTTPRequest.Method, _ path: String, _ body: String? = nil, token: String?,
        headers: [(String, String)]
    ) async throws -> HTTPResponse {
        var fields = HTTPHeaders()
        if let token { fields.append("Authorization", "Bearer \(token)") }
        for (name, value) in headers { fields.append(name, value) }
        return try await transport.fetch(
            HTTPRequest(
                method: method, url: address + path, headers: fields, body: body.map { Array($0.utf8) },
                deadline: .seconds(120)))
    }
}

extension HTTPResponse {
    package var text: String { String(decoding: body, as: UTF8.self) }

    /// The body's object, field by field, as texts: `code` of a problem.
    package func field(_ name: String) -> String? {
        guard let object = try? JSONDecoder().decode([String: Loose].self, from: Data(body)) else { return nil }
        return object[name]?.text
    }

    private struct Loose: Decodable {
        let text: String?

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let text = try? container.decode(String.self) {
                self.text = text
            } else if let number = try? container.decode(Int64.self) {
                text = String(number)
            } else {
                text = nil
            }
        }
    }
}

extension TestDatabase {
    /// The same database by another login, which has no password at the test server.
    package static func connectionString(_ text: String, login: String) -> String {
        text.contains("?") ? "\(text)&user=\(login)" : "\(text)?user=\(login)"
    }
}
