import FoundationEssentials

/// Spotify's accounts service: client credentials in, a token out.
///
/// The client `simulator` has the secret `simulator`. Any other id and secret will do, except the id or secret `wrong`
/// and the secret `revoked`.
struct SpotifyAccounts: SimulatedService {
    static let name = "spotify-accounts"
    static let root = "/spotify-accounts"

    /// The provider publishes none; who keeps its token never comes near.
    let limit = ServiceLimit(requests: 30, window: .seconds(30))

    func endpoint(of request: ServiceRequest) -> String { request.path }

    func answer(_ request: ServiceRequest) -> Answer {
        guard request.path == "api/token" else { return Answer(status: 404, body: .object([:])) }
        guard request.method == "POST" else { return Answer(status: 405, body: .object([:])) }
        let form = Parameters(query: String(decoding: request.body, as: UTF8.self))
        guard form["grant_type"] == "client_credentials" else {
            return .spotifyAccounts("unsupported_grant_type", "grant_type must be client_credentials")
        }
        guard let client = Self.client(request.headers["authorization"], form), !client.id.isEmpty,
            client.id != "wrong", !request.faults.contains("unauthorized")
        else { return .spotifyAccounts("invalid_client", "Invalid client") }
        guard Self.isGood(client.secret, of: client.id) else {
            return .spotifyAccounts("invalid_client", "Invalid client secret")
        }
        return .ok(
            .object([
                "access_token": .string(SpotifyToken(issuedSeconds: request.secondsSinceStart).text),
                "token_type": "Bearer", "expires_in": .integer(SpotifyToken.realSeconds(speed: request.speed)),
            ]))
    }

    func refusal(_ request: ServiceRequest, wait: Duration) -> Answer {
        .text(429, "Too many requests", headers: [("Retry-After", String(wait.wholeSeconds))])
    }

    func headers(
        of answer: Answer, to request: ServiceRequest, remaining: Int, wait: Duration
    ) -> [(String, String)] { [("Cache-Control", "no-store")] }

    /// The client that `liner simulate` prints.
    static let known = (id: "simulator", secret: "simulator")

    private static func isGood(_ secret: String, of id: String) -> Bool {
        id == known.id ? secret == known.secret : !["", "wrong", "revoked"].contains(secret)
    }

    /// By the header, else by the form.
    private static func client(_ authorization: String?, _ form: Parameters) -> (id: String, secret: String)? {
        if let authorization, authorization.lowercased().hasPrefix("basic ") {
            guard let data = Data(base64Encoded: String(authorization.dropFirst(6))) else { return nil }
            let halves = String(decoding: data, as: UTF8.self)
                .split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            return halves.count == 2 ? (halves[0], halves[1]) : nil
        }
        guard let id = form["client_id"], let secret = form["client_secret"] else { return nil }
        return (id, secret)
    }
}
