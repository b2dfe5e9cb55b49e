public import FoundationEssentials
public import Gateway
public import HTTPTransport
import Upstreams

/// What a response of The MLC means.
///
/// | status | body | verdict |
/// |---|---|---|
/// | 200 | JSON; an empty list is an answer | answer |
/// | 200 | anything else | failing |
/// | 401 | | expired: the token is renewed once |
/// | 403 | the login's object | unauthorized: a person has to look |
/// | 404 | | absent |
/// | 429 | | limited, a minute where it doesn't say how long |
/// | 408, 5xx | | failing |
/// | others | often empty | rejected |
public enum MLCErrors {
    /// - Parameter now: The time of day, for servers that name an instant up to which to wait.
    public static func verdict(on response: HTTPResponse, now: Date) -> Verdict {
        switch response.status {
        case 200...299: isJSON(response) ? .answer : .failing(.malformedResponse)
        case 401: .expired
        case 403: .unauthorized
        case 404: .absent
        case 429: .limited(after: pause(in: response, now))
        case 408, 500...599: .failing(.upstream)
        default: .rejected(reason: "The MLC answered with the unexpected status \(response.status)")
        }
    }

    private static func pause(in response: HTTPResponse, _ now: Date) -> Duration {
        response.headers["Retry-After"].flatMap { RetryAfter.parse($0, now: now) } ?? MLCLimits.pauseStandard
    }

    private static func isJSON(_ response: HTTPResponse) -> Bool {
        response.headers["Content-Type"]?.lowercased().contains("json") == true
    }
}
