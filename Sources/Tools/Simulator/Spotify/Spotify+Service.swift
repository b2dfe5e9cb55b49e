extension Spotify: SimulatedService {
    static let name = "spotify"
    static let root = "/spotify/v1"

    /// `albums`, also for several by their ids; `artists/albums` for those of an artist.
    func endpoint(of request: ServiceRequest) -> String {
        let parts = request.path.split(separator: "/")
        return parts.count > 2 ? "\(parts[0])/\(parts[2])" : String(parts.first ?? "")
    }

    /// The provider's window is 30 seconds; the number it does not publish, this one is ours.
    var limit: ServiceLimit { ServiceLimit(requests: 90, window: .seconds(30)) }

    func answer(_ request: ServiceRequest) -> Answer {
        if let refusal = refusedToken(request) { return refusal }
        if request.faults.contains("quota") {
            return .spotify(
                429, "Too many requests", reason: "QUOTA_EXCEEDED", headers: [("Retry-After", "50000")])
        }
        guard request.method == "GET" else { return .spotify(405, "Method not allowed") }
        do {
            return .ok(try found(request))
        } catch let refusal as Refusal {
            return refusal.answer
        } catch {
            return .spotify(500, "The simulator failed: \(error)")
        }
    }

    private func refusedToken(_ request: ServiceRequest) -> Answer? {
        let expired = Answer.spotifyUnauthorized("The access token expired")
        if request.faults.contains("unauthorized") { return expired }
        guard let words = request.headers["authorization"]?.split(separator: " "), words.count == 2,
            words[0].lowercased() == "bearer"
        else { return .spotifyUnauthorized("Access token missing") }
        guard let token = SpotifyToken(String(words[1])) else {
            return .spotifyUnauthorized("Invalid access token")
        }
        return token.isExpired(at: request.secondsSinceStart, speed: request.speed) ? expired : nil
    }

    func refusal(_ request: ServiceRequest, wait: Duration) -> Answer {
        .spotify(429, "API rate limit exceeded", headers: [("Retry-After", String(wait.wholeSeconds))])
    }

    /// No tag: the provider was seen to send none with what is in the catalogue.
    func headers(
        of answer: Answer, to request: ServiceRequest, remaining: Int, wait: Duration
    ) -> [(String, String)] { [("Cache-Control", "private, max-age=0")] }

    func failure(_ status: Int) -> Answer { .spotify(status, "Simulated fault.") }
}
