public import FoundationEssentials
public import Gateway
public import HTTPTransport
import Upstreams

/// What a response of Discogs means.
///
/// | status | body | verdict |
/// |---|---|---|
/// | 200 | JSON, and called so | answer |
/// | 200 | anything else | failing: a proxy or a maintenance page spoke |
/// | 404 | HTML | failing: the same |
/// | 404 | `{"message":"Release not found."}` | absent |
/// | 401, 403 | `{"message":"You must authenticate to access this resource."}` | unauthorized |
/// | 422 | which parameter it does not take | rejected: our fault |
/// | 429 | `{"message":"You are making requests too quickly."}` | limited, a minute where it does not say how long |
/// | 500 | `{"message":"Query time exceeded. Please try a simpler query."}` | rejected: no fault of the server |
/// | 408, other 5xx | mostly HTML | failing |
/// | others | | rejected |
///
/// `X-Discogs-Ratelimit-Remaining` decides nothing: the limiter knows what went out, and several processes share it.
/// Seen on 2026-11-21 in recorded responses; 422 and 429 as its developers' pages describe them.
public enum DiscogsErrors {
    /// - Parameter now: The time of day, for servers that name an instant up to which to wait.
    public static func verdict(on response: HTTPResponse, now: Date) -> Verdict {
        switch response.status {
        case 200...299: isJSON(response) ? .answer : .failing(.malformedResponse)
        case 404: isMarkup(response) ? .failing(.malformedResponse) : .absent
        case 401, 403: .unauthorized
        case 422: .rejected(reason: "Discogs does not take that question")
        case 429: .limited(after: pause(in: response, now) ?? DiscogsLimits.pauseAfterTooMany)
        case 500 where isQueryTimeout(response): .rejected(reason: "the search takes Discogs too long")
        case 408, 500...599: .failing(.upstream)
        default: .rejected(reason: "Discogs answered with the unexpected status \(response.status)")
        }
    }

    private static func pause(in response: HTTPResponse, _ now: Date) -> Duration? {
        response.headers["Retry-After"].flatMap { RetryAfter.parse($0, now: now) }
    }

    private static func isQueryTimeout(_ response: HTTPResponse) -> Bool {
        let body = try? JSONBody.decode(MessageJSON.self, from: response, upstream: Discogs.key, endpoint: "error")
        return body?.message?.lowercased().contains("query time exceeded") == true
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

extension UpstreamError {
    /// Whether Discogs gave a search up: a simpler one may be answered.
    var isQueryTimeout: Bool { status == 500 && category == .internal }
}
