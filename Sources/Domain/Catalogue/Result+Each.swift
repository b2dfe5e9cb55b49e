extension Result where Failure == any Error, Success: Sendable {
    /// One part of a batch: its error becomes its result, cancellation goes on up.
    public static func of(_ body: () async throws -> Success) async throws -> Result {
        do {
            return .success(try await body())
        } catch let error as CancellationError {
            throw error
        } catch {
            return .failure(error)
        }
    }
}
