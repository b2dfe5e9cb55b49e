import Messages
import Postgres
import Queue
import Schema
import WorkerRuntime

/// Stores what sensors read, and sends an alarm where it is too hot.
@main
struct GreenhouseWorker: Worker {
    static let modules: [SchemaModule] = [.core, .greenhouse]
    static let declaration = Declaration(
        command: "greenhouse-worker", summary: "Store what sensors read.", message: Reading.self,
        schedule: .every(minutes: 1), batchSize: 10, visibilityTimeout: .seconds(30), upstreams: [])

    private static let celsiusMaximum = 35

    init(context: WorkerContext) {}

    func handle(_ batch: [Delivery<Reading>]) async throws -> [MessageID: Outcome<Reading>] {
        Dictionary(uniqueKeysWithValues: batch.map { ($0.id, .found($0.body)) })
    }

    func store(_ findings: [Found<Reading, Reading>], in transaction: Transaction) async throws -> [FollowUp] {
        for reading in findings.map(\.finding) {
            try await transaction.query(
                "select greenhouse.store_reading($1, $2, $3)", reading.sensor, reading.minute, reading.celsius)
        }
        return findings.filter { $0.finding.celsius > Self.celsiusMaximum }.map {
            FollowUp(Alarm(sensor: $0.finding.sensor), headers: $0.delivery.headers.next())
        }
    }
}
