public import Gateway
public import HTTPTransport
import Upstreams

/// What a response of Instagram means: the code in the body decides, since the status is mostly 400 and the type
/// (`OAuthException`) is the same for a used-up limit and a bad token.
///
/// | status | code | verdict |
/// |---|---|---|
/// | 200 | none | answer, also without an account: a person's or a hidden one |
/// | any | 190 (the token), 10 and 200…299 (a permission) | unauthorized |
/// | any | 4, 17, 32, 341, 613, 80002 (limits) | parked, an hour where it does not say how long |
/// | any | 1, 2, or `is_transient` | failing |
/// | any | 24, 110, 803, subcode 2207006, 100 with subcode 33 (no such account) | absent |
/// | any | others | rejected: our fault |
/// | 429 | not readable | parked |
/// | 408, 5xx, 200 | not readable | failing |
/// | others | not readable | rejected |
///
/// Source: the public reference, and other clients' accounts of what comes, seen on 2026-11-21.
public enum InstagramErrors {
    public static func verdict(on response: HTTPResponse) -> Verdict {
        if let reason = reason(in: response) { return verdict(on: reason, response) }
        switch response.status {
        case 200...299: return isJSON(response) ? .answer : .failing(.malformedResponse)
        case 429: return parked(response)
        case 408, 500...599: return .failing(.upstream)
        default: return .rejected(reason: "Instagram answered with the unexpected status \(response.status)")
        }
    }

    private static func verdict(on reason: RefusalJSON.Reason, _ response: HTTPResponse) -> Verdict {
        switch reason.code {
        case 190, 10, 200...299: .unauthorized
        case 4, 17, 32, 341, 613, 80002: parked(response)
        case 24, 110, 803: .absent
        case _ where reason.subcode == 2_207_006: .absent
        case 100 where reason.subcode == 33: .absent
        case 1, 2: .failing(.upstream)
        case _ where reason.isTransient == true: .failing(.upstream)
        default: .rejected(reason: "Instagram refuses the question with code \(reason.code)")
        }
    }

    /// The limit is the application's, not the account's that was asked for: nobody asks any more.
    private static func parked(_ response: HTTPResponse) -> Verdict {
        .parked(
            for: InstagramUsage(response.headers).pause ?? InstagramLimits.pauseAfterLimit,
            reason: "the calls that Instagram grants are used up")
    }

    private static func reason(in response: HTTPResponse) -> RefusalJSON.Reason? {
        let body = try? JSONBody.decode(RefusalJSON.self, from: response, upstream: Instagram.key, endpoint: "error")
        return body?.error
    }

    private static func isJSON(_ response: HTTPResponse) -> Bool {
        let type = response.headers["Content-Type"]?.lowercased() ?? ""
        let first = response.body.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
        return type.contains("json") && first == UInt8(ascii: "{")
    }
}
