import DiscoveryAnswers
import Door
import FleetAnswers
import FleetMessages
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Messages
import Postgres
import Triggers

/// Discoveries: starting, watching, cancelling.
enum RunOperations {
    static let detail = Shape("RunDetail", "run:Run issues:[RunIssue] dead_letters:[RunDeadLetter]")
    static let request = Shape("RunRequest", "artist:text? artist_id:text? artist_name:text?")
    static let started = Shape("RunStarted", "run_id:uuid")
    static let cancelled = Shape("RunCancelled", "messages:integer")

    private struct Body: Decodable {
        let artist, artistId, artistName: String?
    }

    private struct Reason: Decodable { let reason: String? }

    static func all(_ jobs: BackgroundJobs) -> [Operation] {
        [
            .get("/runs", "Runs, the newest first", Operation.Parameter.page, answer: .page(of: Shapes.run)) { call in
                try call.page(try await call.fleet.runs(after: try after(call), limit: call.limit + 1)) { $0.runId }
            },
            .get("/runs/{run}", "A run in full; the beginning of its id will do", answer: .one(detail)) {
                try $0.json(try await $0.fleet.run($0.part("run")))
            },
            .act(
                "/runs", "Start a discovery; with Idempotency-Key once in 24 hours", body: request,
                answer: .one(started),
                status: .accepted
            ) { try await start($0, jobs) },
            .act(
                "/runs/{run}/cancel", "Cancel a run: what waits of it is given up", body: Shapes.reason,
                answer: .one(cancelled), cancel),
        ]
    }

    private static func after(_ call: Call) throws -> UUID? {
        guard let text = try call.query("after") else { return nil }
        guard let id = UUID(uuidString: text) else {
            throw Problem.invalid("after", "after must be a run's id.", fix: "Take it from next")
        }
        return id
    }

    private static func start(_ call: Call, _ jobs: BackgroundJobs) async throws -> Response {
        let body: Body = try await call.body()
        let key = try IdempotencyKey(of: call.request, call.context.caller)?.text
        let run: String = try await call.context.database.query(
            "select linernotes.start_artist_discovery($1, $2, $3, $4)::text", body.artist, body.artistId,
            body.artistName,
            key)[0][0]
        _ = jobs.ask(for: QueueName.artistDiscovery.rawValue)
        var response = try call.json(["run_id": run], status: .accepted)
        response.headers[.location] = "\(call.context.pathPrefix)/api/v1/runs/\(run)"
        return response
    }

    private static func cancel(_ call: Call) async throws -> Response {
        let body: Reason = try await call.body()
        let run = try await call.fleet.run(call.part("run")).run.runId
        guard let id = UUID(uuidString: run),
            let count = try await FleetControl(call.context.database).cancel(run: id, reason: body.reason)
        else { throw Problem.unknown("run \(run)", "run-unknown", fix: "/api/v1/runs lists them") }
        return try call.json(["messages": count])
    }
}
