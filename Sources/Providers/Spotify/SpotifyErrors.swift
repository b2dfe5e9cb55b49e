import FoundationEssentials
import Gateway
import HTTPTransport
import JSONFields
import Upstreams

/// What a response of Spotify means: of the Web API and of the token endpoint, which words its errors otherwise.
///
/// | status | body | verdict |
/// |---|---|---|
/// | 200 | JSON, and called so | answer |
/// | 200, 400, 401, 403, 404 | HTML, or a 200 that is not JSON | failing: a proxy or a maintenance page spoke |
/// | 400, 401 | `{"error":"invalid_client"}`: the token endpoint | unauthorized |
/// | 400 | `Invalid limit`, or empty: a page larger than is granted; others | rejected |
/// | 401 | `The access token expired`, `Access token missing` | expired |
/// | 403 | `Active premium subscription required…` | parked for 6 hours: the owner has to pay |
/// | 403 | `Forbidden`: not granted to this application | rejected |
/// | 404 | | absent |
/// | 429 | `reason: QUOTA_EXCEEDED`, or a `Retry-After` of more than 2 minutes | parked |
/// | 429 | others; also plain text, also empty | limited |
/// | 408, 5xx | | failing |
/// | others | | rejected |
///
/// Seen on 2026-11-21 in its documentation, recorded responses and reports of its users.
enum SpotifyErrors {
    /// Longer waits are the quota's, whatever the body says.
    static let limitationMaximum = Duration.seconds(120)
    /// Where Spotify does not say when there is quota again. It counts over the last 24 hours, so there may
    /// be some sooner than that.
    static let quotaPause = Duration.seconds(3_600)
    static let premiumPause = Duration.seconds(6 * 3_600)
    static let pageSizeReason = "Spotify does not take that page size"

    /// - Parameter now: The time of day, for a `Retry-After` that names an instant.
    static func verdict(on response: HTTPResponse, now: Date) -> Verdict {
        switch response.status {
        case 200...299: isJSON(response) ? .answer : .failing(.malformedResponse)
        case 429: limitation(response, now)
        case 408, 500...599: .failing(.upstream)
        case 400, 401, 403, 404: isMarkup(response) ? .failing(.malformedResponse) : refusal(response)
        default: .rejected(reason: "Spotify answered with the unexpected status \(response.status)")
        }
    }

    private static func refusal(_ response: HTTPResponse) -> Verdict {
        let error = SpotifyErrorBody(response)
        switch response.status {
        case 404: return .absent
        case 401: return isAboutCredential(error) ? .unauthorized : .expired
        case 403: return forbidden(error)
        default: return isAboutCredential(error) ? .unauthorized : .rejected(reason: reason(of: error))
        }
    }

    private static func forbidden(_ error: SpotifyErrorBody) -> Verdict {
        guard error.message.lowercased().contains("premium") else {
            return .rejected(reason: "Spotify does not grant this to our application")
        }
        return .parked(for: premiumPause, reason: "wants its application's owner to have Premium")
    }

    private static func limitation(_ response: HTTPResponse, _ now: Date) -> Verdict {
        let pause = response.headers["Retry-After"].flatMap { RetryAfter.parse($0, now: now) }
        if SpotifyErrorBody(response).reason == "QUOTA_EXCEEDED" {
            return .parked(for: pause ?? quotaPause, reason: "says that our quota is used up")
        }
        if let pause, pause > limitationMaximum {
            return .parked(for: pause, reason: "asks to be left alone for long")
        }
        return .limited(after: pause)
    }

    private static func isAboutCredential(_ error: SpotifyErrorBody) -> Bool {
        ["invalid_client", "unauthorized_client", "invalid_grant"].contains(error.code)
    }

    /// What Spotify found wrong, without repeating it: its sentences quote the question.
    private static func reason(of error: SpotifyErrorBody) -> String {
        let isAboutSize = error.message.isEmpty || error.message.lowercased().contains("limit")
        return isAboutSize ? pageSizeReason : "Spotify does not take that question"
    }

    private static func isJSON(_ response: HTTPResponse) -> Bool {
        let type = response.headers["Content-Type"]?.lowercased() ?? ""
        return type.contains("json") && response.body.first { !isSpace($0) } == UInt8(ascii: "{")
    }

    private static func isMarkup(_ response: HTTPResponse) -> Bool {
        response.body.first { !isSpace($0) } == UInt8(ascii: "<")
    }

    private static func isSpace(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(byte) }
}

/// An error as Spotify words it, in any of four ways.
///
/// `{"error":{"status":429,"message":"…","reason":"…"}}` now; `{"error":"…","error_description":"…"}` at the
/// token endpoint; `{"error":{"type":"…","description":"…"}}` in 2014; or plain text.
struct SpotifyErrorBody: Equatable {
    /// The token endpoint's word (`invalid_client`).
    var code: String?
    var reason: String?
    /// Empty: there is none.
    var message = ""

    private static let textBytesMaximum = 300

    /// Reads what is there; nothing in it is needed.
    init(_ response: HTTPResponse) {
        // The body decides, not its type: errors come as `text/plain`, too.
        let response = HTTPResponse(
            status: response.status, headers: ["Content-Type": "application/json"], body: response.body)
        let json = try? JSONBody.decode(ErrorJSON.self, from: response, upstream: Spotify.key, endpoint: "error")
        if let json {
            (code, reason, message) = (json.code, json.reason, json.message ?? "")
        } else {
            message = String(decoding: response.body.prefix(Self.textBytesMaximum), as: UTF8.self)
        }
    }
}

/// The shapes of an error that are JSON.
private struct ErrorJSON: Decodable {
    var code: String?
    var reason: String?
    var message: String?

    init(from decoder: any Decoder) throws {
        let fields = try decoder.fields()
        if let code: String = try? fields.needed("error") {
            self.code = code
            message = try fields.optional("error_description")
        } else {
            let details: Details = try fields.needed("error")
            (reason, message) = (details.reason, details.message ?? details.description)
        }
    }

    struct Details: Decodable {
        var message: String?
        var reason: String?
        var description: String?
    }
}
