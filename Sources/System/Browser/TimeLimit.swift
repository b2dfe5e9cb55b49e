/// Does something, or gives up.
///
/// - Throws: ``BrowserError`` `.timeout` naming what was waited for; what the body throws.
func within<Result: Sendable>(
    _ limit: Duration, waitingFor what: String, _ body: @escaping @Sendable () async throws -> Result
) async throws -> Result {
    try await withThrowingTaskGroup(of: Result.self) { group in
        group.addTask { try await body() }
        group.addTask {
            try await Task.sleep(for: limit)
            throw BrowserError(.timeout, "\(what) did not come within \(limit)")
        }
        defer { group.cancelAll() }
        guard let result = try await group.next() else { throw CancellationError() }
        return result
    }
}
