extension Discogs: SimulatedService {
    static let name = "discogs"
    static let root = "/discogs"

    /// `database/search`, `releases`, `masters`, `artists`, `artists/releases`.
    func endpoint(of request: ServiceRequest) -> String {
        let parts = request.path.split(separator: "/").map(String.init)
        guard let first = parts.first else { return "" }
        if first == "database" { return parts.prefix(2).joined(separator: "/") }
        return parts.count > 2 ? "\(first)/\(parts[2])" : first
    }

    /// With a token; without one the provider allows 25.
    var limit: ServiceLimit { ServiceLimit(requests: 60, window: .seconds(60)) }

    /// The provider does not say how long to wait.
    func refusal(_ request: ServiceRequest, wait: Duration) -> Answer { .discogsError(429) }

    func headers(
        of answer: Answer, to request: ServiceRequest, remaining: Int, wait: Duration
    ) -> [(String, String)] {
        [
            ("X-Discogs-Ratelimit", String(limit.requests)),
            ("X-Discogs-Ratelimit-Used", String(limit.requests - remaining)),
            ("X-Discogs-Ratelimit-Remaining", String(remaining)),
        ]
    }

    func failure(_ status: Int) -> Answer { .discogsError(status) }
}

extension Answer {
    /// - Parameter missing: What was not found, in the provider's words.
    static func discogsError(_ status: Int, _ missing: String? = nil) -> Answer {
        let message =
            switch status {
            case 401: "You must authenticate to access this resource."
            case 403: "You don't have permission to access this resource."
            case 404: missing.map { "\($0) not found." } ?? "The requested resource was not found."
            case 429: "You are making requests too quickly."
            case 500: "Query time exceeded. Please try a simpler query."
            default: "The request failed."
            }
        return Answer(status: status, body: .object(["message": .string(message)]))
    }
}
