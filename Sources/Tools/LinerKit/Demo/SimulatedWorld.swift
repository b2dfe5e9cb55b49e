import Simulator

/// A world of its own for a discovery: a private database, and simulated providers for the real ones.
struct SimulatedWorld: Sendable {
    let configuration: SimulatorConfiguration

    /// Nothing of the user's database, nothing of real data.
    ///
    /// - Parameter folder: Where the database stands, below LINERNOTES_HOME.
    static func environment(
        _ environment: [String: String], home: String, folder: String
    ) -> [String: String] {
        let foreign = [
            "DATABASE_URL", "DATABASE_DIRECT_URL", "DATABASE_URL_FILE", "DATABASE_DIRECT_URL_FILE",
            "LINERNOTES_SECRETS_FOLDER",
        ]
        return environment.filter { !foreign.contains($0.key) && !$0.key.hasPrefix("PG") }
            .merging(["LINERNOTES_HOME": home + "/" + folder]) { $1 }
    }

    /// Runs a body with a tool whose workers ask the simulator.
    ///
    /// - Parameter only: A comma list of providers; nil: all.
    func with<R: Sendable>(
        _ tool: Tool, only: String?, _ body: @escaping @Sendable (Tool, Simulator) async throws -> R
    ) async throws -> R {
        try await tool.leavingServerAsFound {
            let simulator = Simulator(configuration)
            return try await withThrowingTaskGroup(of: R?.self) { tasks in
                let (ports, port) = AsyncStream.makeStream(of: Int.self)
                tasks.addTask {
                    try await simulator.run { port.yield($0) }
                    return nil
                }
                tasks.addTask {
                    for await number in ports {
                        let environment = SimulatorEnvironment(port: number, speed: configuration.speed)
                        var variables = environment.applied(to: tool.environment)
                        if let only { variables["LINERNOTES_PROVIDERS"] = only }
                        return try await body(try Tool(environment: variables), simulator)
                    }
                    return nil
                }
                defer { tasks.cancelAll() }
                guard let result = try await tasks.next() ?? nil else { throw CancellationError() }
                return result
            }
        }
    }
}
