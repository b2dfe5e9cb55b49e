import Gateway
import HTTPTransport
import Settings

/// Builds the questions to Instagram. Pure.
struct InstagramRequests: Sendable {
    /// Without a slash at its end.
    let baseURL: String
    let accountID: String
    let token: Secret

    init(baseURL: String, accountID: String, token: Secret) {
        self.baseURL = baseURL.hasSuffix("/") ? String(baseURL.dropLast()) : baseURL
        self.accountID = accountID
        self.token = token
    }

    /// No posts and no picture: they are not kept.
    static let fields = "id,ig_id,username,name,biography,website,followers_count,media_count"

    func profile(of handle: InstagramHandle) -> UpstreamCall {
        let expression = Self.encoded("business_discovery.username(\(handle)){\(Self.fields)}")
        let request = HTTPRequest(
            url: "\(baseURL)/\(accountID)?fields=\(expression)",
            headers: ["Authorization": "Bearer \(token.reveal())", "Accept": "application/json"],
            bodyBytesMaximum: InstagramLimits.bodyBytesMaximum)
        return UpstreamCall(
            endpoint: "business-discovery", request: request, timeToLive: InstagramLimits.timeToLive)
    }

    /// Percent-encodes the signs that an expression holds besides letters, digits, `.` and `_`.
    private static func encoded(_ expression: String) -> String {
        expression.map { signs[$0] ?? String($0) }.joined()
    }

    private static let signs: [Character: String] = ["(": "%28", ")": "%29", "{": "%7B", "}": "%7D", ",": "%2C"]
}
