import API
import DiscoveryAnswers
import Door
import Logging
import Measurements
import Postgres
import Telemetry
import Tokens
import Triggers
import WorkerRuntime

/// The server of this installation: its database, its parts, and what a person is told of it.
struct Serving: Sendable {
    let configuration: DoorConfiguration
    let health: HealthTarget
    let tool: Tool
    /// Tells a person where it is.
    let tell: @Sendable (String) throws -> Void

    /// Serves until the stream ends, and all requests in hand are answered.
    ///
    /// - Throws: ``ToolError`` where the address is taken; what the database refuses.
    func run(until stop: AsyncStream<Void>) async throws {
        let connectionString = try await DatabaseAccess.connectionString(tool.settings, as: RoleDatabases.serverRole)
        let databases = RoleDatabases(connectionString: connectionString, logger: tool.logger)
        let outcome: Result<Void, any Error>
        do {
            outcome = .success(try await serve(databases, connectionString, until: stop))
        } catch {
            outcome = .failure(error)
        }
        await databases.close()
        try outcome.get()
    }

    private func serve(
        _ databases: RoleDatabases, _ connectionString: String, until stop: AsyncStream<Void>
    ) async throws {
        try await Self.check(databases)
        let drain = WorkerDrain(tool: tool, database: databases[.operator], connectionString: connectionString)
        let jobs = BackgroundJobs(logger: tool.logger) { try await drain.run($0, asking: $1) }
        let server = DoorServer(
            configuration, databases: databases, modules: modules(jobs), services: [jobs], health: health,
            logger: tool.logger)
        do {
            try await server.run(until: stop) { ports in await say(ports, databases) }
        } catch let error as CancellationError {
            throw error
        } catch let error as any Error & CustomStringConvertible where !(error is DatabaseError) {
            throw ToolError(
                .fault, "the server can't listen on \(configuration.host): \(error)",
                fix: "Choose another --host, --port or --health-port; 0 takes any free port")
        }
    }

    private func modules(_ jobs: BackgroundJobs) -> [any RouteModule] {
        [API(jobs: jobs), Triggers(jobs: jobs), Measurements()]
    }

    /// That the login may become each role, before anybody is let in.
    private static func check(_ databases: RoleDatabases) async throws {
        do {
            for role in TokenRole.allCases { try await databases[role].query("select 1") }
        } catch let error as DatabaseError
            where [.insufficientPrivilege, .undefinedObject, .invalidParameterValue].contains(error.sqlState)
        {
            throw ToolError(
                .configuration, "the login of the database may not act as readers, operators and administrators",
                fix: "Use one with: grant linernotes_server to that login; docs/operations/server.md")
        }
    }

    /// Where it is; on a terminal with a sign-in that is good once, for ten minutes.
    private func say(_ ports: DoorServer.Ports, _ databases: RoleDatabases) async {
        let name = configuration.host.contains(":") ? "[\(configuration.host)]" : configuration.host
        let address = "http://\(name):\(ports.main)\(configuration.pathPrefix)"
        do {
            try tell("Serving \(address)/, health on port \(ports.health.map(String.init) ?? "none").")
            guard tool.output.isInteractive else { return }
            let key = try await TokenStore(databases[.administrator]).create(
                .signIn, .administrator, note: "printed by liner serve", lifetime: .seconds(600))
            try tell("Sign in, once, within ten minutes: \(address)/sign-in?key=\(key.reveal())")
        } catch {
            tool.logger.error("could not say where the server is", metadata: ["error": "\(error)"])
        }
    }
}
