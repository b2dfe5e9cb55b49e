import Logging
import Postgres
import Settings
import Surroundings

/// A staying worker: drains, then waits for a notification. Polls as a safety net: for messages that become
/// visible by time, and for notifications that were lost.
struct Watch<W: Worker>: Sendable {
    let runner: Runner<W>
    let database: Database
    let settings: Settings
    let context: WorkerContext

    private var pollInterval: Duration { .seconds(2) }

    func run() async throws {
        let (wakes, wake) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        await runner.whenStopped { wake.yield() }
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await listen(wake) }
            tasks.addTask { try await poll(wake) }
            tasks.addTask {
                wake.yield()
                for await _ in wakes {
                    try await runner.drain()
                    if await runner.isDone { return }
                }
            }
            defer { tasks.cancelAll() }
            // Listening and polling never end by themselves: the first to end is the work, or an error.
            try await tasks.next()
        }
    }

    private func listen(_ wake: AsyncStream<Void>.Continuation) async throws {
        let direct = try settings.secret("DATABASE_DIRECT_URL")?.reveal()
        let listener = try await database.listen(
            to: ["linernotes_\(W.declaration.queue)"], direct: direct,
            onConnect: [Presence.announce(W.declaration.queue)])
        for try await _ in listener { wake.yield() }
    }

    private func poll(_ wake: AsyncStream<Void>.Continuation) async throws {
        while true {
            // Jitter keeps a fleet that started together from polling together.
            try await context.surroundings.time.sleep(for: pollInterval * (0.75 + 0.5 * context.surroundings.random()))
            wake.yield()
        }
    }
}
