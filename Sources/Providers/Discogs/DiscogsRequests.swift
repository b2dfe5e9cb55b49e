import Gateway
import HTTPTransport
import Settings

/// Builds the questions to Discogs. Pure.
struct DiscogsRequests: Sendable {
    /// Without a slash at its end.
    let baseURL: String
    let token: Secret
    let userAgent: String

    init(baseURL: String, token: Secret, userAgent: String) {
        self.baseURL = baseURL.hasSuffix("/") ? String(baseURL.dropLast()) : baseURL
        self.token = token
        self.userAgent = userAgent
    }

    func album(_ id: DiscogsAlbumID) -> UpstreamCall {
        switch id.kind {
        case .release: call(.release, "/releases/\(id.number)")
        case .master: call(.master, "/masters/\(id.number)")
        }
    }

    func search(_ form: SearchForm) -> UpstreamCall {
        let query = form.conditions + [("per_page", "\(DiscogsLimits.hitsPerSearch)")]
        let text = query.map { "\($0.0)=\($0.1.percentEncoded)" }.joined(separator: "&")
        return call(.search, "/database/search?\(text)")
    }

    func artist(_ number: DiscogsNumber) -> UpstreamCall { call(.artist, "/artists/\(number)") }

    private func call(_ endpoint: DiscogsEndpoint, _ path: String) -> UpstreamCall {
        let request = HTTPRequest(
            url: baseURL + path,
            headers: [
                "User-Agent": userAgent, "Accept": "application/json",
                "Authorization": "Discogs token=\(token.reveal())",
            ], bodyBytesMaximum: endpoint.bodyBytesMaximum)
        return UpstreamCall(endpoint: endpoint.rawValue, request: request, timeToLive: endpoint.timeToLive)
    }
}
