import Logging
import Messages
import Postgres
import Surroundings

/// Writes what batches came to: a row of `queue_metrics`, and one of `worker_issues` for each error.
///
/// Batches that take less than a second share a row, so that the record never costs more than the work. A report with
/// an error is written at once.
actor Recorder {
    private let queue: QueueName
    private let context: WorkerContext
    private var pending: (report: BatchReport, startedAt: Duration, duration: Duration)?
    private var writtenAt: Duration

    private static let interval: Duration = .seconds(1)

    init(queue: QueueName, context: WorkerContext) {
        self.queue = queue
        self.context = context
        writtenAt = context.surroundings.time.monotonic - Self.interval
    }

    /// - Parameter startedAt: On the monotonic clock: what the wall's clock says here is never stored.
    func add(_ report: BatchReport, startedAt: Duration, duration: Duration) async {
        if var (sum, firstStartedAt, total) = pending {
            sum.add(report)
            firstStartedAt = min(firstStartedAt, startedAt)
            total += duration
            pending = (sum, firstStartedAt, total)
        } else {
            pending = (report, startedAt, duration)
        }
        guard report.issues.isEmpty, context.surroundings.time.monotonic - writtenAt < Self.interval else {
            return await flush()
        }
    }

    /// Writes what is pending. The batches are done whether or not their record is kept: a failure here is logged,
    /// not more.
    func flush() async {
        guard let (report, startedAt, duration) = pending else { return }
        pending = nil
        writtenAt = context.surroundings.time.monotonic
        let metrics = report.metricsJSON(
            queue: queue, worker: context.workerName, age: context.surroundings.time.monotonic - startedAt,
            duration: duration)
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
                issue.isOmission ? "\(issue.error)" : "message not done: \(issue.error)",
                metadata: [
                    "msg_id": "\(issue.msgId.map(String.init) ?? "several")", "category": "\(issue.category)",
                    "code": "\(issue.code)", "disposition": "\(issue.disposition)",
                ])
        }
        context.logger.info(
            report.batches == 1 ? "batch done" : "batches done",
            metadata: [
                "batches": "\(report.batches)", "read": "\(report.read)", "acknowledged": "\(report.acknowledged)",
                "failed": "\(report.failed)", "deferred": "\(report.deferred)",
                "dead_lettered": "\(report.deadLettered)", "stale": "\(report.stale)",
                "requests": "\(report.requests)", "duration_ms": "\(Int(duration / .milliseconds(1)))",
            ])
    }
}
