import Backoff
import FoundationEssentials
import Gateway
import Logging
import Messages
import Postgres
import Queue
import Settings
import Surroundings

/// Reads batches and runs them, until nothing is due, a limit is reached, or it is told to stop.
actor Runner<W: Worker> {
    /// How a run is bounded.
    struct Limits: Sendable {
        var batchSize: Int
        var visibilityTimeout: Duration
        var concurrency: Int
        var messagesMaximum: Int?
        var timeMaximum: Duration?
    }

    nonisolated let limits: Limits
    nonisolated let recorder: Recorder
    private nonisolated let worker: W
    private nonisolated let context: WorkerContext
    private nonisolated let queue: MessageQueue
    private nonisolated let startedAt: Duration
    private var messagesRead = 0
    private var isStopping = false
    private var stopped: (@Sendable () async -> Void)?

    init(worker: W, context: WorkerContext, limits: Limits) {
        self.worker = worker
        self.context = context
        self.limits = limits
        queue = MessageQueue(context.database)
        recorder = Recorder(queue: W.declaration.queue, context: context)
        startedAt = context.surroundings.time.monotonic
    }

    /// No further batch is begun.
    func stop() async {
        isStopping = true
        await stopped?()
    }

    /// Calls this when told to stop: wakes whoever waits for work.
    func whenStopped(_ action: @escaping @Sendable () async -> Void) async {
        stopped = action
        if isStopping { await action() }
    }

    /// Whether no further batch will begin.
    var isDone: Bool { nextBatchSize() == nil }

    /// Works until nothing is due.
    func drain() async throws {
        try await withThrowingTaskGroup(of: Void.self) { lanes in
            for _ in 0..<limits.concurrency {
                lanes.addTask {
                    try await self.drainLane()
                    // Its last batches; a lane that goes on writes its own.
                    await self.recorder.flush()
                }
            }
            try await lanes.waitForAll()
        }
    }

    /// Works on one batch after the other until nothing is due.
    ///
    /// - Parameter onFullBatch: Called when there may be work for another lane.
    /// - Returns: How many messages it read.
    @discardableResult
    nonisolated func drainLane(onFullBatch: @Sendable () async -> Void = {}) async throws -> Int {
        var count = 0
        var readsLost = 0
        while let reading = try await read(), !reading.messages.isEmpty {
            do {
                count += try await drain(from: reading, onFullBatch)
                readsLost = 0
            } catch let error as ReadLost {
                readsLost += 1
                guard readsLost < Persistence.triesMaximum else { throw error.cause }
                context.logger.warning("a read was lost; reading again", metadata: ["error": "\(error.cause)"])
                try await context.surroundings.time.sleep(
                    for: Backoff.database.delay(attempt: readsLost, random: context.surroundings.random()))
            }
        }
        return count
    }

    /// Works on what was read, and on what is read with the commits of that.
    private nonisolated func drain(
        from reading: Reading, _ onFullBatch: @Sendable () async -> Void
    ) async throws -> Int {
        var batch = reading.messages
        var count = 0
        while !batch.isEmpty {
            count += batch.count
            if batch.count >= limits.batchSize { await onFullBatch() }
            guard let next = try await run(batch, readStands: { try await reading.committed() }) else { break }
            batch = next
        }
        return count
    }

    /// nil: no further batch is to begin.
    private nonisolated func read() async throws -> Reading? {
        guard let size = await nextBatchSize() else { return nil }
        return try await Persistence.retry(context.surroundings, context.logger) {
            let reading = try await queue.beginRead(
                W.declaration.queue, limit: size, visibilityTimeout: limits.visibilityTimeout)
            if reading.messages.isEmpty { try await reading.committed() }
            return reading
        }
    }

    /// nil: no further batch is to begin.
    private func nextBatchSize() -> Int? {
        guard !isStopping, !Task.isCancelled else { return nil }
        if let time = limits.timeMaximum, context.surroundings.time.monotonic - startedAt >= time { return nil }
        guard let maximum = limits.messagesMaximum else { return limits.batchSize }
        let left = maximum - messagesRead
        return left > 0 ? min(left, limits.batchSize) : nil
    }

    private func count(_ messages: [Message]) { messagesRead += messages.count }

    /// Works on a batch.
    ///
    /// - Returns: The next one, when it was read with the commit of this one.
    private nonisolated func run(
        _ messages: [Message], readStands: @escaping @Sendable () async throws -> Void
    ) async throws -> [Message]? {
        await count(messages)
        let began = context.surroundings.time.monotonic
        let batch = BatchRun(
            worker: worker, database: context.database, queue: queue, visibilityTimeout: limits.visibilityTimeout,
            surroundings: context.surroundings, logger: context.logger, readStands: readStands)
        var (report, next) = try await batch.run(messages, nextLimit: { await self.nextBatchSize() })
        let statistics = context.takeStatistics()
        report.share(requests: statistics.requests, among: messages)
        report.cacheHits = statistics.cacheHits
        await recorder.add(report, startedAt: began, duration: context.surroundings.time.monotonic - began)
        return next
    }
}
