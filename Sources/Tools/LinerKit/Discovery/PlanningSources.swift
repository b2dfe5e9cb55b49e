import Catalogue
import FleetSources
import HTTPTransport
import WorkerRuntime

/// Which sources can say beforehand what a discovery costs: the one place that names them.
enum PlanningSources {
    /// Lends them to a body, and closes what they opened after it. They ask under the fleet's limits, as workers do.
    static func with<R: Sendable>(
        _ tool: Tool, _ body: @Sendable ([any PlanningSource]) async throws -> R
    ) async throws -> R {
        try await tool.withDatabase(.migratingEmbedded) { database in
            let transport = CurlTransport(configuration: try .init(tool.settings))
            let context = WorkerContext(
                database: database, settings: tool.settings, logger: tool.logger, transport: transport,
                workerName: "liner")
            let outcome: Result<R, any Error>
            do {
                let sources = try FleetSources(settings: tool.settings, database: database, open: context.gateway)
                outcome = .success(try await body(sources.planning))
            } catch {
                outcome = .failure(error)
            }
            await transport.close()
            return try outcome.get()
        }
    }
}
