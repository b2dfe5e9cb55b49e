extension Genius: SimulatedService {
    static let name = "genius"
    static let root = "/genius"

    /// `search`, `songs`, `artists`, `artists/songs`.
    func endpoint(of request: ServiceRequest) -> String {
        let parts = request.path.split(separator: "/")
        guard let first = parts.first else { return "" }
        return parts.count > 2 ? "\(first)/\(parts[2])" : String(first)
    }

    /// The provider publishes none; this many went through over longer times.
    var limit: ServiceLimit { ServiceLimit(requests: 600, window: .seconds(60)) }

    func refusal(_ request: ServiceRequest, wait: Duration) -> Answer {
        var answer = failure(429)
        answer.headers.append(("Retry-After", String(max(1, wait.wholeSeconds))))
        return answer
    }

    /// No limits are told. What is found has a tag, what is not must not be kept.
    func headers(
        of answer: Answer, to request: ServiceRequest, remaining: Int, wait: Duration
    ) -> [(String, String)] {
        guard answer.status == 200 else { return [("Cache-Control", "no-cache")] }
        return [("ETag", answer.entityTag), ("Cache-Control", "private, max-age=0, must-revalidate")]
    }

    func failure(_ status: Int) -> Answer { .geniusError(status) }
}

extension Answer {
    static func genius(_ key: String, _ value: JSONValue) -> Answer {
        .ok(
            .object([
                "meta": .object(["status": 200]),
                "response": .object([JSONValue.Member(key: key, value: value)]),
            ]))
    }

    /// The provider's envelope of failures, without a response.
    static func geniusError(_ status: Int, _ message: String? = nil) -> Answer {
        let reasons = [
            403: "Forbidden", 404: "Not Found", 429: "Too Many Requests", 500: "Internal Server Error",
            502: "Bad Gateway", 503: "Service Unavailable",
        ]
        let words = message ?? "\(status) \(reasons[status] ?? "Error")"
        return Answer(
            status: status,
            body: .object(["meta": .object(["status": .integer(status), "message": .string(words)])]))
    }
}

/// What the provider makes of an `Authorization` header.
enum GeniusToken {
    /// One that was good once, and one that never was.
    static let refused: Set<Substring> = ["revoked", "wrong"]

    /// Nil for a token that may read. Without one the envelope answers, to a bad one the OAuth layer.
    static func refusal(_ authorization: String?) -> Answer? {
        guard let authorization, authorization.lowercased().hasPrefix("bearer ") else {
            return .geniusError(
                401, "This call requires an access_token. Please see: https://genius.com/developers")
        }
        let token = authorization.dropFirst("bearer ".count)
        guard token.isEmpty || token.contains(" ") || refused.contains(token) else { return nil }
        let description = "The access token provided is expired, revoked, malformed or invalid for other reasons."
        return Answer(
            status: 401, body: .object(["error": "invalid_token", "error_description": .string(description)]))
    }
}
