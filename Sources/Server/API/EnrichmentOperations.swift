import AnswerForms
import Door
import EnrichmentAnswers
import FleetMessages
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Messages
import Postgres
import Triggers

/// Enrichment jobs, in the words that other programs know them by: fields in camelCase, ids as text.
enum EnrichmentOperations {
    static let request = Shape("JobRequest", "playlistId:text? trackIds:[text]?")
    static let started = Shape("JobStarted", "jobId:uuid status:text")
    static let phase = Shape("JobPhase", "done:integer failed:integer note:text?")
    static let job = Shape(
        "Job",
        "jobId:uuid type:text playlistId:text? playlistName:text? trackIds:[text] status:text progress:integer "
            + "createdAt:time updatedAt:time cancelledAt:time? phases:object chunks:integer chunksSettled:integer "
            + "chunksFailed:integer requests:integer logs:[text] logsOmitted:integer")
    static let listing = Shape(
        "JobListing",
        "jobId:uuid type:text playlistId:text? playlistName:text? songs:integer status:text progress:integer "
            + "createdAt:time updatedAt:time")
    static let event = Shape("JobEvent", "id:integer jobId:uuid progress:integer message:text at:time")
    static let messages = Shape("JobMessages", "messages:integer")

    private struct Body: Decodable {
        let playlistId: Name?
        let trackIds: [Name]?
    }

    /// A text, or a number for one.
    private struct Name: Decodable {
        let text: String

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let number = try? container.decode(Int64.self) {
                text = String(number)
            } else {
                text = try container.decode(String.self)
            }
        }
    }

    private struct Started: Encodable {
        let jobId: String
        let status: JobAnswer.Status
    }

    static func all(_ jobs: BackgroundJobs) -> [Operation] {
        let asked: [Operation] = [
            .get(
                "/enrichment-jobs", "Enrichment jobs, the newest first",
                [.init(name: "playlist", kind: "integer", what: "Of that playlist alone.")] + Operation.Parameter.page,
                answer: .page(of: listing), list),
            .get("/enrichment-jobs/{job}", "A job: how far it is, and its log", answer: .one(job)) {
                try $0.json(try await found($0), keys: .asNamed)
            },
            .get(
                "/enrichment-jobs/{job}/log",
                "What happened in a job, the oldest first; events are numbered without gaps",
                Operation.Parameter.page, answer: .page(of: event), log),
        ]
        return (asked + acts(jobs)).map(\.unversioned)
    }

    private static func acts(_ jobs: BackgroundJobs) -> [Operation] {
        [
            .act(
                "/enrichment-jobs", "Enrich a playlist, or some of its tracks; with Idempotency-Key once in 24 hours",
                body: request, answer: .one(started), status: .accepted
            ) { try await start($0, jobs) },
            .act("/enrichment-jobs/{job}/cancel", "Cancel a job: what it has stays", answer: .one(messages)) { call in
                try await act(call) { try await $0.cancel($1) }
            },
            .act("/enrichment-jobs/{job}/resume", "Go on with what a job left undone", answer: .one(messages)) { call in
                let response = try await act(call) { try await $0.resume($1) }
                _ = jobs.ask(for: QueueName.playlistEnrichment.rawValue)
                return response
            },
        ]
    }

    private static func list(_ call: Call) async throws -> Response {
        let after = try call.query("after").map { text in
            guard let id = UUID(uuidString: text) else {
                throw Problem.invalid("after", "after must be a job's id.", fix: "Take it from next")
            }
            return id
        }
        let jobs = try await EnrichmentJobs(call.context.database).list(
            ofPlaylist: call.id("playlist"), after: after, limit: call.limit + 1)
        return try call.page(jobs, keys: .asNamed) { $0.jobId }
    }

    private static func log(_ call: Call) async throws -> Response {
        let job = try id(call)
        let jobs = EnrichmentJobs(try call.context.database)
        let events = try await jobs.events(of: job, after: call.id("after") ?? 0, limit: call.limit + 1)
        if events.isEmpty, try await jobs.job(job) == nil { throw unknown }
        return try call.page(events, keys: .asNamed) { String($0.id) }
    }

    private static func id(_ call: Call) throws -> UUID {
        guard let id = UUID(uuidString: try call.part("job")) else { throw unknown }
        return id
    }

    private static func found(_ call: Call) async throws -> JobAnswer {
        guard let job = try await EnrichmentJobs(call.context.database).job(id(call)) else { throw unknown }
        return job
    }

    private static let unknown = Problem.unknown(
        "such enrichment job", "job-unknown", fix: "/api/enrichment-jobs lists them")

    private static func start(_ call: Call, _ jobs: BackgroundJobs) async throws -> Response {
        let body: Body = try await call.body()
        let key = try IdempotencyKey(of: call.request, call.context.caller)?.text
        let tracks = (body.trackIds ?? []).map(\.text)
        guard body.playlistId != nil || !tracks.isEmpty else {
            throw Problem.invalid("playlistId", "playlistId or trackIds are needed.", fix: "Name a playlist, or tracks")
        }
        guard tracks.count <= 10_000 else {
            throw Problem.invalid("trackIds", "A job has 10,000 tracks at most.", fix: "Make several jobs of them")
        }
        do {
            let store = EnrichmentJobs(try call.context.database)
            let id = try await store.start(playlist: body.playlistId?.text, tracks: tracks, key: key)
            _ = jobs.ask(for: QueueName.playlistEnrichment.rawValue)
            let status = try await store.job(id)?.status ?? .queued
            var response = try call.json(
                Started(jobId: id.uuidString.lowercased(), status: status), status: .accepted, keys: .asNamed)
            response.headers[.location] = "\(call.context.pathPrefix)/api/enrichment-jobs/\(id.uuidString.lowercased())"
            return response
        } catch let error as UnknownForEnrichment {
            throw Problem.invalid(
                "\(error.what)\(error.what == "track" ? "Ids" : "Id")", "There is no \(error.what) \(error.name).",
                fix: error.what == "track"
                    ? "Name tracks by number, Spotify id or ISRC, of a playlist that was brought in"
                    : "Bring it in first: liner playlists add FILE")
        }
    }

    private static func act(
        _ call: Call, _ body: (EnrichmentJobs, UUID) async throws -> Int?
    ) async throws -> Response {
        guard let count = try await body(EnrichmentJobs(call.context.database), id(call)) else { throw unknown }
        return try call.json(["messages": count])
    }
}
