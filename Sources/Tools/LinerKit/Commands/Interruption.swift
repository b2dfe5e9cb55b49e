import UnixSignals
import WorkerRuntime

/// Ctrl-C, SIGTERM and the end of the terminal as an end in good order.
enum Interruption {
    /// Runs the body; a signal cancels it, waits for it and throws the problem in place of its result.
    static func ends<R: Sendable>(
        _ problem: ToolError, _ body: @escaping @Sendable () async throws -> R
    ) async throws -> R {
        try await withThrowingTaskGroup(of: R.self) { tasks in
            tasks.addTask { try await body() }
            tasks.addTask {
                for await _ in await UnixSignalsSequence.stops() { throw problem }
                throw CancellationError()
            }
            defer { tasks.cancelAll() }
            guard let first = try await tasks.next() else { throw CancellationError() }
            return first
        }
    }

    /// Two ways to ask for an end: the first signal does one thing, each other another.
    static func listen(
        _ signals: UnixSignalsSequence, first stop: () async -> Void, then hurry: () async -> Void
    ) async {
        var isFirst = true
        for await _ in signals {
            if isFirst { await stop() } else { await hurry() }
            isFirst = false
        }
    }
}
