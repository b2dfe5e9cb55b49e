import PostgresServer
import Settings

extension Tool {
    /// Leaves the private server as it was: one that was started for the body alone ends with it, and with this
    /// process however that ends. Whoever asks its database later starts it again.
    func leavingServerAsFound<R: Sendable>(_ body: () async throws -> R) async throws -> R {
        guard case .embedded(folder: let folder) = try location() else { return try await body() }
        let server = PostgresServer(folder: folder)
        let isOurs = try await server.start(endingWithUs: true)
        let outcome: Result<R, any Error>
        do {
            outcome = .success(try await body())
        } catch {
            outcome = .failure(error)
        }
        if isOurs { try await server.stop() }
        return try outcome.get()
    }
}
