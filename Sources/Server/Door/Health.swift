import HTTPTypes
import Hummingbird
import NIOCore
import Postgres
import Synchronization

/// How long a message may wait until the fleet is not well.
public struct HealthTarget: Sendable {
    /// Of the oldest message that may be read now, in any queue that is not paused.
    public var ageMaximum: Duration = .seconds(3_600)

    public init(ageMaximum: Duration = .seconds(3_600)) { self.ageMaximum = ageMaximum }
}

/// How the fleet is: whether the database answers, and whether messages wait too long.
struct HealthReport: Sendable, Equatable {
    /// One word: `ok`, `late` or `unavailable`.
    let state: String
    /// Of the oldest visible message, in whole seconds; nil: none waits, or nobody knows.
    let oldestSeconds: Int?
    /// The queue in which it waits; nil: none.
    let queue: String?

    var isWell: Bool { state == "ok" }
    var json: String {
        let age = oldestSeconds.map(String.init) ?? "null"
        return
            #"{"oldest_visible_age_seconds":\#(age),"queue":\#(queue.map { "\"\($0)\"" } ?? "null"),"state":"\#(state)"}"#
    }
}

/// Asks the database at most once a second, however many ask for it.
actor HealthProbe {
    private let database: Database
    private let target: HealthTarget
    private var last: (report: HealthReport, at: ContinuousClock.Instant)?
    private var asking: Task<HealthReport, Never>?

    init(_ database: Database, _ target: HealthTarget) {
        self.database = database
        self.target = target
    }

    func report() async -> HealthReport {
        if let last, ContinuousClock.now - last.at < .seconds(1) { return last.report }
        if let asking { return await asking.value }
        let task = Task { await ask() }
        asking = task
        let report = await task.value
        asking = nil
        last = (report, .now)
        return report
    }

    private func ask() async -> HealthReport {
        do {
            let row = try await database.query(
                """
                select d.queue, d.oldest_visible_age_seconds as age
                from linernotes.queue_depths d
                left join linernotes.queues q on q.queue = d.queue
                where q.state is distinct from 'paused'
                order by d.oldest_visible_age_seconds desc nulls last limit 1
                """
            ).first
            let age: Double? = try row?["age"] ?? nil
            let isLate = age.map { Duration.seconds($0) > target.ageMaximum } ?? false
            let queue: String? = age == nil ? nil : try row?["queue"]
            return HealthReport(state: isLate ? "late" : "ok", oldestSeconds: age.map { Int($0) }, queue: queue)
        } catch {
            return HealthReport(state: "unavailable", oldestSeconds: nil, queue: nil)
        }
    }
}

/// `/livez`: the program runs. `/healthz`, `/readyz`: 200 or 503 by the report.
struct HealthResponder: HTTPResponder {
    typealias Context = BasicRequestContext

    let probe: HealthProbe

    init(_ probe: HealthProbe) { self.probe = probe }

    func respond(to request: Request, context: Context) async throws -> Response {
        switch request.uri.path {
        case "/livez":
            return answer(.ok, #"{"state":"ok"}"#)
        case "/healthz", "/readyz":
            let report = await probe.report()
            return answer(report.isWell ? .ok : .serviceUnavailable, report.json)
        default:
            return answer(.notFound, #"{"state":"unknown path"}"#)
        }
    }

    private func answer(_ status: HTTPResponse.Status, _ json: String) -> Response {
        Response(
            status: status, headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: json + "\n")))
    }
}
