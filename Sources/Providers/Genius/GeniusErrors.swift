public import FoundationEssentials
public import Gateway
public import HTTPTransport
import Upstreams

/// What a response of Genius means.
///
/// | status | body | verdict |
/// |---|---|---|
/// | 200 | JSON, and called so | answer |
/// | 200 | anything else | failing: a proxy or a maintenance page spoke |
/// | 401 | any of two JSON shapes | unauthorized |
/// | 403, 429, 503 | HTML: a check for browsers | parked for an hour, or longer where `Retry-After` says so |
/// | 403 | else | rejected: not for us |
/// | 404 | JSON or nothing | absent |
/// | 404 | HTML | failing: not Genius's own word |
/// | 429 | else | limited; parked where it takes longer than two minutes |
/// | 408, other 5xx | | failing |
/// | others | | rejected |
///
/// Seen on 2026-11-23 in recorded responses and other clients' reports.
public enum GeniusErrors {
    /// - Parameter now: The time of day, for servers that name an instant up to which to wait.
    public static func verdict(on response: HTTPResponse, now: Date) -> Verdict {
        switch response.status {
        case 200...299: isJSON(response) ? .answer : .failing(.malformedResponse)
        case 401: .unauthorized
        case _ where isChallenge(response): challenge(pause: pause(in: response, now))
        case 403: .rejected(reason: "Genius does not show that to us")
        case 404: isMarkup(response) ? .failing(.malformedResponse) : .absent
        case 429: limitation(pause: pause(in: response, now))
        case 408, 500...599: .failing(.upstream)
        default: .rejected(reason: "Genius answered with the unexpected status \(response.status)")
        }
    }

    private static func isChallenge(_ response: HTTPResponse) -> Bool {
        [403, 429, 503].contains(response.status) && isMarkup(response)
    }

    private static func challenge(pause: Duration?) -> Verdict {
        let pause = max(pause ?? .zero, GeniusLimits.challengePause)
        return .parked(for: pause, reason: "takes us for a robot: a check for browsers stands before the API")
    }

    private static func limitation(pause: Duration?) -> Verdict {
        let pause = pause ?? GeniusLimits.pauseStandard
        guard pause > GeniusLimits.pauseMaximum else { return .limited(after: pause) }
        return .parked(for: pause, reason: "asks for a long pause")
    }

    private static func pause(in response: HTTPResponse, _ now: Date) -> Duration? {
        response.headers["Retry-After"].flatMap { RetryAfter.parse($0, now: now) }
    }

    private static func isJSON(_ response: HTTPResponse) -> Bool {
        contentType(of: response).contains("json") && firstByte(of: response) == UInt8(ascii: "{")
    }

    private static func isMarkup(_ response: HTTPResponse) -> Bool {
        contentType(of: response).contains("html") || firstByte(of: response) == UInt8(ascii: "<")
    }

    private static func contentType(of response: HTTPResponse) -> String {
        response.headers["Content-Type"]?.lowercased() ?? ""
    }

    private static func firstByte(of response: HTTPResponse) -> UInt8? {
        response.body.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    }
}
