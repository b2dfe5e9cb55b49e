extension Chartmetric: SimulatedService {
    static let name = "chartmetric"
    static let root = "/chartmetric/api"

    /// `token`, `track`, `track/isrc`, `track/stats`.
    func endpoint(of request: ServiceRequest) -> String {
        let parts = request.path.split(separator: "/")
        guard parts.first == "track", parts.count > 2 else { return String(parts.first ?? "") }
        return parts[1] == "isrc" ? "track/isrc" : "track/stats"
    }

    /// The smallest plan: one in any second, tokens included.
    var limit: ServiceLimit { ServiceLimit(requests: 1, window: .seconds(1)) }

    func answer(_ request: ServiceRequest) -> Answer {
        if request.path == "token" { return token(request) }
        if request.faults.contains("quota") { return .chartmetric(403, "API credits exhausted") }
        if request.faults.contains("unauthorized") || !isAuthorized(request) {
            return .chartmetric(401, "Unauthorized")
        }
        guard request.method == "GET" else { return .chartmetric(400, "Bad request") }
        return found(request)
    }

    func refusal(_ request: ServiceRequest, wait: Duration) -> Answer { .chartmetric(429, "Too Many Requests") }

    /// The limit of the window, in real requests a real second; the reset in whole seconds since 1970.
    func headers(
        of answer: Answer, to request: ServiceRequest, remaining: Int, wait: Duration
    ) -> [(String, String)] {
        let isRefused = answer.status == 429
        let reset = request.unixSeconds + (isRefused ? (wait / request.speed).wholeSeconds : 0)
        return [
            ("X-RateLimit-Limit", String(max(1, Int(Double(limit.requests) * request.speed)))),
            ("X-RateLimit-Remaining", String(remaining)), ("X-RateLimit-Reset", String(reset)),
        ]
    }

    func failure(_ status: Int) -> Answer { .chartmetric(status, "Simulated fault.") }

    private static let mark = "cm."

    private func token(_ request: ServiceRequest) -> Answer {
        let body = try? JSONReader.value(of: String(decoding: request.body, as: UTF8.self))
        guard request.method == "POST", let refresh = body?["refreshtoken"]?.string, !refresh.isEmpty else {
            return .chartmetric(400, "refreshtoken is missing")
        }
        guard !["wrong", "revoked"].contains(refresh) else { return .chartmetric(401, "Invalid refresh token") }
        return .ok(
            .object([
                "token": .string(Self.mark + SpotifyToken(issuedSeconds: request.secondsSinceStart).text),
                "expires_in": .integer(SpotifyToken.realSeconds(speed: request.speed)),
                "refresh_token": .string(refresh), "scope": "api",
            ]))
    }

    /// A token says itself when it was given out.
    private func isAuthorized(_ request: ServiceRequest) -> Bool {
        let words = (request.headers["authorization"] ?? "").split(separator: " ")
        guard words.count == 2, words[0].lowercased() == "bearer", words[1].hasPrefix(Self.mark),
            let token = SpotifyToken(String(words[1].dropFirst(Self.mark.count)))
        else { return false }
        return !token.isExpired(at: request.secondsSinceStart, speed: request.speed)
    }
}
