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

    private let worker: W
    private let context: WorkerContext
    private let limits: Limits
    private let queue: MessageQueue
    private let startedAt: Duration
    private var messagesRead = 0
    private var isStopping = false
    private var stopped: (@Sendable () -> Void)?

    init(worker: W, context: WorkerContext, limits: Limits) {
        self.worker = worker
        self.context = context
        self.limits = limits
        queue = MessageQueue(context.database)
        startedAt = context.surroundings.time.monotonic
    }

    /// No further batch is begun.
    func stop() {
        isStopping = true
        stopped?()
    }

    /// Calls this when told to stop: wakes whoever waits for work.
    func whenStopped(_ action: @escaping @Sendable () -> Void) {
        stopped = action
        if isStopping { action() }
    }

    /// Whether no further batch will begin.
    var isDone: Bool { nextBatchSize() == nil }

    /// Works until nothing is due.
    func drain() async throws {
        try await withThrowingTaskGroup(of: Void.self) { lanes in
            for _ in 0..<limits.concurrency { lanes.addTask { try await self.runLane() } }
            try await lanes.waitForAll()
        }
    }

    private func runLane() async throws {
        while let size = nextBatchSize() {
            let messages = try await Persistence.retry(context.surroundings, context.logger) {
                try await queue.read(W.declaration.queue, limit: size, visibilityTimeout: limits.visibilityTimeout)
            }
            guard !messages.isEmpty else { return }
            messagesRead += messages.count
            try await run(messages)
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

    private func run(_ messages: [Message]) async throws {
        let beganAt = context.surroundings.time.now
        let began = context.surroundings.time.monotonic
        let batch = BatchRun(
            worker: worker, database: context.database, queue: queue, visibilityTimeout: limits.visibilityTimeout,
            surroundings: context.surroundings, logger: context.logger)
        var report = try await batch.run(messages)
        let statistics = context.takeStatistics()
        report.share(requests: statistics.requests, among: messages)
        report.cacheHits = statistics.cacheHits
        await record(report, beganAt, context.surroundings.time.monotonic - began)
    }

    /// The batch is done whether or not its record is kept: a failure here is logged, not more.
    private func record(_ report: BatchReport, _ startedAt: Date, _ duration: Duration) async {
        let queue = W.declaration.queue
        let metrics = report.metricsJSON(
            queue: queue, worker: context.workerName, startedAt: startedAt, duration: duration)
        let issues = report.issuesJSON(queue: queue, worker: context.workerName)
        do {
            try await context.database.query(
                "select linernotes.record_batch($1::jsonb, $2::jsonb)", JSONText(metrics), JSONText(issues))
        } catch {
            context.logger.warning("could not record a batch", metadata: ["error": "\(error)"])
        }
        log(report, duration)
    }

    private func log(_ report: BatchReport, _ duration: Duration) {
        for issue in report.issues {
            context.logger.warning(
                "message not done: \(issue.error)",
                metadata: [
                    "msg_id": "\(issue.msgId)", "category": "\(issue.category)", "code": "\(issue.code)",
                    "disposition": "\(issue.disposition)",
                ])
        }
        context.logger.info(
            "batch done",
            metadata: [
                "read": "\(report.read)", "acknowledged": "\(report.acknowledged)", "failed": "\(report.failed)",
                "deferred": "\(report.deferred)", "dead_lettered": "\(report.deadLettered)",
                "stale": "\(report.stale)", "requests": "\(report.requests)",
                "duration_ms": "\(Int(duration / .milliseconds(1)))",
            ])
    }
}
