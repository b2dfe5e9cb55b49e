import FoundationEssentials
import Glibc
import Messages
import Postgres
import Queue
import Synchronization
import Telemetry
import WorkerRuntime

/// A worker that does nothing, to measure what the queue and the runtime cost; `Tests/Benchmarks/queue.sh` runs it.
///
/// Of messages that say when they were sent it notes how long that was ago when their handling began, and prints the
/// percentiles when it ends.
@main
struct NoopWorker: Worker {
    static let declaration = Declaration(
        command: "noop-worker", summary: "Does nothing, for benchmarks.", message: Noop.self, schedule: .hourly,
        batchSize: 100, visibilityTimeout: .seconds(60), upstreams: [])

    init(context: WorkerContext) {}

    func handle(_ batch: [Delivery<Noop>]) async throws -> [MessageID: Outcome<Void>] {
        let now = Date.now.timeIntervalSince1970 * 1_000_000
        Latencies.shared.note(batch.compactMap(\.body.sentAtMicroseconds).map { now - Double($0) })
        return Dictionary(uniqueKeysWithValues: batch.map { ($0.id, .found(())) })
    }

    func store(_ findings: [Found<Noop, Void>], in transaction: Transaction) async throws -> [FollowUp] { [] }
}

/// A message of the queue `noop`.
struct Noop: MessageBody {
    static let queue = QueueName(rawValue: "noop")
    static let fields = ["sentAtMicroseconds": "when it was sent, since 1970, as text; optional"]

    let sentAtMicroseconds: Int?

    init(fields: MessageFields) throws {
        sentAtMicroseconds = try fields.optionalText("sentAtMicroseconds").flatMap { Int($0) }
    }
}

/// What was noted, printed at exit.
final class Latencies: Sendable {
    static let shared = Latencies()

    private let microseconds = Mutex<[Double]>([])

    func note(_ values: [Double]) {
        guard !values.isEmpty else { return }
        microseconds.withLock { noted in
            if noted.isEmpty { atexit { Latencies.shared.print() } }
            noted += values
        }
    }

    private func print() {
        let sorted = microseconds.withLock { $0.sorted() }
        func percentile(_ share: Double) -> Int {
            Int(sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))])
        }
        // Standard output is closed by then.
        LineLogHandler.writeToStandardError(
            "latency_us count=\(sorted.count) p50=\(percentile(0.5)) p99=\(percentile(0.99)) max=\(Int(sorted.last ?? 0))\n"
        )
    }
}
