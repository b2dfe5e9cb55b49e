import Gateway
import HTTPTransport
import Settings

/// Builds the questions to Genius. Pure.
///
/// Addresses are built from ids, never taken from an answer: the token goes along with each.
struct GeniusRequests: Sendable {
    /// Without a slash at its end.
    let baseURL: String
    let token: Secret

    init(baseURL: String, token: Secret) {
        self.baseURL = baseURL.hasSuffix("/") ? String(baseURL.dropLast()) : baseURL
        self.token = token
    }

    func search(_ text: String) -> UpstreamCall {
        let query = String(text.prefix(GeniusLimits.queryLengthMaximum)).percentEncoded
        return call(.search, "search", [("q", query)])
    }

    /// - Parameter page: From 1.
    func songs(ofArtist id: Int, page: Int) -> UpstreamCall {
        call(
            .artistSongs, "artists/\(id)/songs",
            [("sort", "popularity"), ("per_page", "\(GeniusLimits.pageSize)"), ("page", "\(page)")])
    }

    func song(_ id: Int) -> UpstreamCall { call(.song, "songs/\(id)", []) }

    func artist(_ id: Int) -> UpstreamCall { call(.artist, "artists/\(id)", []) }

    /// Texts are asked for as plain ones: as trees they come ten times as large.
    ///
    /// - Parameter query: Names and values, already encoded.
    private func call(_ endpoint: GeniusEndpoint, _ path: String, _ query: [(String, String)]) -> UpstreamCall {
        let text = (query + [("text_format", "plain")]).map { "\($0.0)=\($0.1)" }.joined(separator: "&")
        let request = HTTPRequest(
            url: "\(baseURL)/\(path)?\(text)",
            headers: [
                "Authorization": "Bearer \(token.reveal())", "User-Agent": "LinerNotes/0.1",
                "Accept": "application/json",
            ],
            deadline: endpoint.deadline, bodyBytesMaximum: GeniusLimits.bodyBytesMaximum)
        return UpstreamCall(endpoint: endpoint.rawValue, request: request, timeToLive: endpoint.timeToLive)
    }
}
