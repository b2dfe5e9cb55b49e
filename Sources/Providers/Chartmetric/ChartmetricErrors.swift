import FoundationEssentials
import Gateway
import HTTPTransport
import JSONFields
import Upstreams

/// What a response of Chartmetric means.
///
/// | status | body | verdict |
/// |---|---|---|
/// | 200 | JSON | answer |
/// | 200 | anything else | failing |
/// | 401 | "internal API endpoint": outside the plan | rejected |
/// | 401 | of the token itself | unauthorized |
/// | 401 | others | expired |
/// | 402, 403 | | parked for six hours: the plan or its credits are used up |
/// | 404 | | absent |
/// | 429 | until the second that `X-RateLimit-Reset` names | limited |
/// | 408, 5xx | | failing |
/// | others | | rejected |
///
/// Source: its public guides and other clients' accounts, seen in 2026-11.
enum ChartmetricErrors {
    /// How a message knows that the plan lacks an endpoint.
    static let planReason = "the plan does not hold this endpoint"

    /// - Parameter now: The time of day, for the reset, which is an instant.
    static func verdict(on response: HTTPResponse, now: Date) -> Verdict {
        switch response.status {
        case 200...299: return isJSON(response) ? .answer : .failing(.malformedResponse)
        case 401: return unauthorized(response)
        case 402, 403:
            return .parked(for: ChartmetricLimits.pauseOfPlan, reason: "the plan or its credits are used up")
        case 404: return .absent
        case 429: return .limited(after: wait(response, now))
        case 408, 500...599: return .failing(.upstream)
        default: return .rejected(reason: "Chartmetric answered with the unexpected status \(response.status)")
        }
    }

    private static func unauthorized(_ response: HTTPResponse) -> Verdict {
        let reason = reason(in: response)?.lowercased() ?? ""
        if reason.contains("internal api endpoint") { return .rejected(reason: planReason) }
        return reason.contains("refresh") ? .unauthorized : .expired
    }

    /// At least a second; nil: it does not say.
    private static func wait(_ response: HTTPResponse, _ now: Date) -> Duration? {
        guard let text = response.headers["X-RateLimit-Reset"], text.utf8.count <= 20, let reset = Double(text),
            reset.isFinite
        else { return nil }
        let seconds = min(max(reset - now.timeIntervalSince1970, 1), ChartmetricLimits.waitMaximum / .seconds(1))
        return .seconds(seconds)
    }

    private static func reason(in response: HTTPResponse) -> String? {
        let body = try? JSONBody.decode(
            RefusalJSON.self, from: response, upstream: Chartmetric.key, endpoint: "error")
        return body?.reason
    }

    private static func isJSON(_ response: HTTPResponse) -> Bool {
        response.headers["Content-Type"]?.lowercased().contains("json") == true
    }
}
