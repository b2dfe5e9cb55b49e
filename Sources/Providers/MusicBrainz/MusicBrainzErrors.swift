public import FoundationEssentials
public import Gateway
public import HTTPTransport
import Upstreams

/// What a response of MusicBrainz means.
///
/// | status | body | verdict |
/// |---|---|---|
/// | 200 | JSON, and called so | answer |
/// | 200 | anything else | failing: a proxy or a maintenance page spoke |
/// | 404 | HTML | failing: the same |
/// | 404 | `{"error":"Not Found"}` | absent |
/// | 400 | `{"error":"… is not a valid inc parameter …"}` and the like | rejected: our fault |
/// | 401, 403 | `{"error":"Your credentials could not be verified…"}` | unauthorized |
/// | 429, 503 | `{"error":"Your requests are exceeding the allowable rate limit…"}` | limited |
/// | 503 | HTML and no `Retry-After`: overload, maintenance | failing |
/// | 408, other 5xx | mostly HTML | failing |
/// | others | | rejected |
///
/// Seen on 2026-11-21 in the server's source and recorded responses.
public enum MusicBrainzErrors {
    /// - Parameter now: The time of day, for servers that name an instant up to which to wait.
    public static func verdict(on response: HTTPResponse, now: Date) -> Verdict {
        switch response.status {
        case 200...299: isJSON(response) ? .answer : .failing(.malformedResponse)
        case 404: isMarkup(response) ? .failing(.malformedResponse) : .absent
        case 400: .rejected(reason: reason(in: response))
        case 401, 403: .unauthorized
        case 429: .limited(after: pause(in: response, now))
        case 503:
            isMarkup(response) && pause(in: response, now) == nil
                ? .failing(.upstream) : .limited(after: pause(in: response, now))
        case 408, 500...599: .failing(.upstream)
        default: .rejected(reason: "MusicBrainz answered with the unexpected status \(response.status)")
        }
    }

    /// How long the server wants to be left alone; nil: it does not say.
    private static func pause(in response: HTTPResponse, _ now: Date) -> Duration? {
        if let value = response.headers["Retry-After"], let pause = RetryAfter.parse(value, now: now) { return pause }
        return response.headers["X-RateLimit-Reset"].flatMap { reset($0, now) }
    }

    /// The instant, in seconds of the Unix epoch, from which the server counts anew. Far or past ones are
    /// no help: its windows are seconds long.
    private static func reset(_ value: String, _ now: Date) -> Duration? {
        guard let instant = Double(value) else { return nil }
        let seconds = (instant - now.timeIntervalSince1970).rounded(.up)
        return (1...3600).contains(seconds) ? .seconds(seconds) : nil
    }

    private static func isJSON(_ response: HTTPResponse) -> Bool {
        let type = response.headers["Content-Type"]?.lowercased() ?? ""
        return type.contains("json") && response.body.first { !isSpace($0) } == UInt8(ascii: "{")
    }

    private static func isMarkup(_ response: HTTPResponse) -> Bool {
        response.body.first { !isSpace($0) } == UInt8(ascii: "<")
    }

    private static func isSpace(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(byte) }

    /// What the server found wrong, without repeating it: its sentences quote the question.
    private static func reason(in response: HTTPResponse) -> String {
        let body = try? JSONBody.decode(ErrorJSON.self, from: response, upstream: MusicBrainz.key, endpoint: "error")
        let words = body?.error?.lowercased() ?? ""
        if words.contains("inc") && words.contains("valid") { return "MusicBrainz does not take that inc" }
        if words.contains("invalid mbid") { return "MusicBrainz does not take that id" }
        if words.contains("invalid isrc") { return "MusicBrainz does not take that ISRC" }
        if words.contains("limit") || words.contains("offset") { return "MusicBrainz does not take that page" }
        return "MusicBrainz does not take that question"
    }
}
