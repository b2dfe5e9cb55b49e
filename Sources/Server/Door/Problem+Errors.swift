import CatalogueAnswers
import FleetAnswers
import HTTPTypes
import Hummingbird
import Messages
import NIOCore
import PlaylistAnswers
import PlaylistFiles
import Postgres

extension Problem {
    /// What any error means for whoever asked. What is nobody's business out there is only in the log.
    static func of(_ error: any Error) -> Problem {
        switch error {
        case let error as Problem: error
        case let error as FleetAnswerError: of(error)
        case let error as ArtistLookUpError: of(error)
        case let error as PlaylistError: of(error)
        case let error as PlaylistRefusal: of(error)
        case let error as InvalidMessage:
            Problem(
                .badRequest, "message-invalid", "\(error.reason).",
                fix: "Correct the body; the document names its fields",
                field: error.reason.split(separator: " ").first.map(String.init))
        case let error as DatabaseError: of(error)
        case let error as any HTTPResponseError: of(status: error.status)
        case is CancellationError:
            Problem(.serviceUnavailable, "ending", "The server ends.", fix: "Ask again shortly", retryAfterSeconds: 5)
        default: fault
        }
    }

    static let fault = Problem(
        .internalServerError, "fault", "The server failed.", fix: "Look for the request's id in the server's log")

    private static func of(status: HTTPResponse.Status) -> Problem {
        switch status {
        case .contentTooLarge:
            Problem(status, "body-too-large", "The body is larger than the server takes.", fix: "Send less at once")
        case .notFound:
            Problem(
                status, "path-unknown", "There is nothing at this path.", fix: "/api/v1/openapi.json lists the paths")
        case let status where status.kind == .clientError:
            Problem(status, "request-invalid", "The request can't be read.", fix: "Correct it; again won't help")
        default: fault
        }
    }

    private static func of(_ error: FleetAnswerError) -> Problem {
        switch error.code {
        case .runUnknown: .unknown("run \(error.text)", "run-unknown", fix: "/api/v1/runs lists them")
        case .runAmbiguous:
            Problem(.conflict, "run-ambiguous", "Several runs begin so.", fix: "Give more of the id", field: "run")
        case .queueUnknown: .unknown("queue \(error.text)", "queue-unknown", fix: "/api/v1/queues lists them")
        case .schedulerMissing:
            Problem(.conflict, "scheduler-missing", "This database has no pg_cron.", fix: "Use cron, or install it")
        }
    }

    private static func of(_ error: ArtistLookUpError) -> Problem {
        guard !error.candidates.isEmpty else {
            return .unknown("such artist", "artist-unknown", fix: "Start a discovery: POST /api/v1/runs")
        }
        let names = error.candidates.prefix(10).map { "\($0.artistId) \($0.name)" }.joined(separator: "; ")
        return Problem(.conflict, "artist-ambiguous", "Several artists are meant: \(names).", fix: "Give the number")
    }
}

extension Problem {
    private static func of(_ error: PlaylistError) -> Problem {
        switch error.code {
        case .unknown: return .unknown("such playlist", "playlist-unknown", fix: "/api/v1/playlists lists them")
        case .ambiguous:
            let ids = error.playlists.prefix(10).map { String($0.playlistId) }.joined(separator: ", ")
            return Problem(
                .conflict, "playlist-ambiguous", "Several playlists have that name: \(ids).", fix: "Give the number")
        case .tooEarly, .empty:
            return .unknown("state of the playlist on that day", "state-unknown", fix: "Ask for a later day")
        }
    }

    private static func of(_ refusal: PlaylistRefusal) -> Problem {
        let detail = refusal.problem.prefix(1).uppercased() + refusal.problem.dropFirst() + "."
        return Problem(
            .unprocessableContent, "playlist-\(refusal.code.rawValue.replacing("_", with: "-"))", detail,
            fix: refusal.fix)
    }
}

extension Problem {
    /// The server's own words are for its log, but for those that our functions raise for people.
    static func of(_ error: DatabaseError) -> Problem {
        switch error.sqlState?.rawValue {
        case "42501":
            return Problem(
                .forbidden, "role-too-low", "The database refuses this to the caller's role.",
                fix: "Use a token of a role that may do it")
        case "LN001": return .unknown("such queue", "queue-unknown", fix: "/api/v1/queues lists them")
        case "LN002", "LN010":
            return Problem(
                .badRequest, "request-invalid", sentence(error.message), fix: error.hint ?? "Correct the request")
        case "LN007":
            return Problem(
                .conflict, "queue-draining", "The queue is draining: nothing can be sent to it.",
                fix: "Resume it, or send later")
        default: break
        }
        if let state = error.sqlState, ["22", "23"].contains(state.category) {
            return Problem(.badRequest, "request-invalid", "A value can't be what is asked for.", fix: "Correct it")
        }
        if error.code == .encoding {
            return Problem(
                .badRequest, "request-invalid", "A text holds what no database keeps.", fix: "Leave out U+0000")
        }
        guard error.isRetryable || error.isConnectionLost else { return fault }
        return Problem(
            .serviceUnavailable, "database-busy", "The database does not answer in time.", fix: "Ask again shortly",
            retryAfterSeconds: 2)
    }

    private static func sentence(_ text: String) -> String {
        let start = text.prefix(1).uppercased() + text.dropFirst()
        return start.hasSuffix(".") ? start : start + "."
    }
}
