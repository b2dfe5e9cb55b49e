import FoundationEssentials
public import Gateway
public import HTTPTransport
import Upstreams

/// What a response of Credits.fm means.
///
/// | status | body | verdict |
/// |---|---|---|
/// | 200 | JSON; unknown codes are absent or hold an `error` | answer |
/// | 308 | an address of another path | rejected: our address is wrong |
/// | 400 | `{"error":…}` | rejected |
/// | 401, 403 | | unauthorized: the key is refused |
/// | 404 | | absent |
/// | 429 | `{"error":…,"retryAfter":seconds}` | limited, by the longer of body and header |
/// | 408, 5xx, 200 with other than JSON | | failing |
public enum CreditsFMErrors {
    public static func verdict(on response: HTTPResponse) -> Verdict {
        switch response.status {
        case 200...299: isJSON(response) ? .answer : .failing(.malformedResponse)
        case 300...399: .rejected(reason: "Credits.fm points elsewhere: CREDITS_FM_API_URL is not its address")
        case 401, 403: .unauthorized
        case 404: .absent
        case 429: .limited(after: pause(in: response))
        case 408, 500...599: .failing(.upstream)
        default: .rejected(reason: "Credits.fm answered with the unexpected status \(response.status)")
        }
    }

    private static func pause(in response: HTTPResponse) -> Duration {
        let header = response.headers["Retry-After"].flatMap { Double($0) }
        let body = try? JSONDecoder().decode(LimitJSON.self, from: Data(response.body)).retryAfter
        guard let seconds = [header, body].compactMap(\.self).max() else { return CreditsFMLimits.pauseStandard }
        return .seconds(min(max(seconds, 1), 3_600))
    }

    private static func isJSON(_ response: HTTPResponse) -> Bool {
        response.headers["Content-Type"]?.lowercased().contains("json") == true
    }
}

private struct LimitJSON: Decodable {
    let retryAfter: Double?
}
