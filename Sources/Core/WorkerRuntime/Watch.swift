import Logging
import Postgres
import Settings
import Surroundings

/// A staying worker: each lane drains the queue, says that it waits, looks once more, and waits for a notification.
/// Where none comes through (a pooler stands between) or one may be lost, it polls.
struct Watch<W: Worker>: Sendable {
    let runner: Runner<W>
    let database: Database
    let settings: Settings
    let context: WorkerContext

    func run() async throws {
        let bell = Bell()
        let direct = try settings.secret("DATABASE_DIRECT_URL")?.reveal()
        let push = Push(queue: W.declaration.queue, database: database, direct: direct, logger: context.logger)
        await runner.whenStopped { await bell.open() }
        try await withThrowingTaskGroup(of: Bool.self) { tasks in
            tasks.addTask {
                try await push.listen(context.surroundings) { await bell.ring() }
                return false
            }
            for _ in 0..<runner.limits.concurrency {
                tasks.addTask {
                    try await runLane(bell, push)
                    return true
                }
            }
            defer { tasks.cancelAll() }
            // Listening never ends by itself: when all lanes have, or at an error, it is over.
            var lanesLeft = runner.limits.concurrency
            while lanesLeft > 0, let isLane = try await tasks.next() { lanesLeft -= isLane ? 1 : 0 }
        }
        await push.close()
    }

    private func runLane(_ bell: Bell, _ push: Push) async throws {
        let others: @Sendable () async -> Void = { await bell.ring() }
        let time = context.surroundings.time
        try await runner.drainLane(onFullBatch: others)
        while await !runner.isDone {
            await runner.recorder.flush()
            // What was sent before the queue's senders knew that we wait is found by one more look.
            let patience = await push.beginWaiting()
            var wasRung = false
            if try await runner.drainLane(onFullBatch: others) == 0 {
                // By chance earlier: a fleet that started together need not poll together.
                wasRung = await bell.wait(atMost: patience * (0.75 + 0.25 * context.surroundings.random()), time)
            }
            async let ended: Void = push.endWaiting()
            if try await runner.drainLane(onFullBatch: others) == 0, wasRung { await bell.rangInVain(time) }
            await ended
        }
        await runner.recorder.flush()
    }
}
