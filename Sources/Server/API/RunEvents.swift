import AnswerForms
import Door
import FleetAnswers
import HTTPTypes
import Hummingbird
import NIOCore
import ServiceLifecycle
import Synchronization

/// A run as a stream of events, `text/event-stream`: its progress whenever that changes, and each issue once.
///
/// An event of progress is whole: whoever missed some has missed nothing. Issues are rows that are kept for a month; the id
/// of an event says how far both are, `<progress>-<issue>`, and a stream that begins behind it (`Last-Event-ID`) goes on
/// there. Where that issue is kept no more, an event `gap` says that some may be missing.
enum RunEvents {
    static let streamsMaximum = 500
    /// How often a stream looks; nobody sees a difference.
    static let pause = Duration.milliseconds(500)
    /// Comments keep proxies from ending a stream in which nothing happens.
    static let silenceMaximum = Duration.seconds(15)

    private static let open = Atomic<Int>(0)

    static let all: [Operation] = [
        .get("/runs/{run}/events", "A run's progress and issues as events", answer: .media("text/event-stream")) {
            call in
            let run = try await call.fleet.run(call.part("run")).run.runId
            let place = call.request.headers[HTTPField.Name("Last-Event-ID")!].flatMap(Place.init)
            let queries = try call.fleet
            guard open.add(1, ordering: .relaxed).newValue <= streamsMaximum else {
                open.subtract(1, ordering: .relaxed)
                throw Problem(
                    .serviceUnavailable, "streams-exhausted", "\(streamsMaximum) event streams are open.",
                    fix: "Ask /api/v1/runs/\(run) instead, or later", retryAfterSeconds: 30)
            }
            let lease = Lease()
            return Response(
                status: .ok, headers: [.contentType: "text/event-stream", .cacheControl: "no-store"],
                body: ResponseBody { writer in
                    defer { withExtendedLifetime(lease) {} }
                    try await RunEvents.write(run, queries, from: place, to: &writer)
                    try await writer.finish(nil)
                })
        }
    ]

    /// A stream's place among the open ones, for as long as its answer is there.
    private final class Lease: Sendable {
        deinit { RunEvents.open.subtract(1, ordering: .relaxed) }
    }

    private static func write(
        _ run: String, _ queries: FleetQueries, from place: Place?, to writer: inout any ResponseBodyWriter
    ) async throws {
        var place = place ?? Place()
        var written = ContinuousClock.now
        if place.issue > 0, try await !queries.isKept(issue: place.issue, of: run) {
            try await writer.write(ByteBuffer(string: "event: gap\ndata: {\"after\":\(place.issue)}\n\n"))
        }
        while !Task.isCancelled, !Task.isShuttingDownGracefully {
            let (text, isOver) = try await next(run, queries, &place)
            if !text.isEmpty || ContinuousClock.now - written > silenceMaximum {
                try await writer.write(ByteBuffer(string: text.isEmpty ? ": nothing new\n\n" : text))
                written = .now
            }
            guard !isOver else { return }
            try await Task.sleep(for: pause)
        }
    }

    /// What is new behind the place, as events; and whether nothing more will come.
    static func next(_ run: String, _ queries: FleetQueries, _ place: inout Place) async throws -> (String, Bool) {
        var text = ""
        for issue in try await queries.issues(of: run, after: place.issue, limit: 100) {
            place.issue = issue.id
            text += try event("issue", place, issue)
        }
        guard let progress = try await queries.progress(of: run) else { return (text, true) }
        let answer = RunAnswer(progress, now: try await queries.now())
        let version = answer.sent + answer.acknowledged + answer.deadLettered + answer.requests
        if version != place.progress {
            place.progress = version
            text += try event("progress", place, answer)
        }
        guard progress.isFinished, text.isEmpty else { return (text, false) }
        return (try event("end", place, answer), true)
    }

    private static func event(_ name: String, _ place: Place, _ answer: some Encodable) throws -> String {
        "id: \(place.text)\nevent: \(name)\ndata: \(try JSONForm.line(answer))\n\n"
    }

    /// How far a stream is.
    struct Place: Equatable {
        /// All counts of the run together: each only rises. -1: nothing was sent.
        var progress = -1
        /// The last issue.
        var issue: Int64 = 0

        init() {}

        init?(_ text: String) {
            let parts = text.split(separator: "-")
            guard parts.count == 2, let progress = Int(parts[0]), let issue = Int64(parts[1]), progress >= 0, issue >= 0
            else { return nil }
            (self.progress, self.issue) = (progress, issue)
        }

        var text: String { "\(max(0, progress))-\(issue)" }
    }
}
