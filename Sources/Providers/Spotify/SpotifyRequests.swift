import Gateway
import HTTPTransport
import Settings

import struct FoundationEssentials.Data

/// One question to the Web API, as yet without a token.
struct SpotifyQuestion: Sendable, Equatable {
    let endpoint: SpotifyEndpoint
    /// Everything after the base URL, encoded.
    let path: String
}

/// Builds the questions to Spotify. Pure.
///
/// Every URL is made here from a configured base, none is taken from an answer: so a token goes to the Web API
/// and the credential to the accounts service, and neither anywhere else.
struct SpotifyRequests: Sendable {
    private let apiURL: String
    private let accountsURL: String
    private let basic: Secret
    private let market: [(String, String)]

    init(_ options: SpotifyOptions) {
        apiURL = options.apiURL
        accountsURL = options.accountsURL
        let credential = "\(options.clientID.reveal()):\(options.clientSecret.reveal())"
        basic = Secret(Data(credential.utf8).base64EncodedString())
        market = options.market.map { [("market", $0)] } ?? []
    }

    /// Exchanges the credential for a token that acts for no user.
    func token() -> UpstreamCall {
        call(
            .token, "\(accountsURL)/api/token",
            ["Authorization": "Basic \(basic.reveal())", "Content-Type": "application/x-www-form-urlencoded"],
            body: Array("grant_type=client_credentials".utf8))
    }

    /// The question as it goes out.
    func call(_ question: SpotifyQuestion, token: String) -> UpstreamCall {
        call(question.endpoint, "\(apiURL)/\(question.path)", ["Authorization": "Bearer \(token)"])
    }

    private func call(
        _ endpoint: SpotifyEndpoint, _ url: String, _ headers: HTTPHeaders, body: [UInt8]? = nil
    ) -> UpstreamCall {
        var headers = headers
        headers.append("Accept", "application/json")
        headers.append("User-Agent", "LinerNotes/0.1")
        let request = HTTPRequest(
            method: body == nil ? .get : .post, url: url, headers: headers, body: body, deadline: endpoint.deadline,
            bodyBytesMaximum: endpoint.bodyBytesMaximum)
        return UpstreamCall(endpoint: endpoint.rawValue, request: request, timeToLive: endpoint.timeToLive)
    }
}

// Only what lists or searches names the market: asked for one thing with a market, Spotify may answer with
// that market's twin of it, under another id.
extension SpotifyRequests {
    func artist(_ id: SpotifyID) -> SpotifyQuestion { question(.artist, "artists/\(id)") }

    func artistSearch(named name: String, limit: Int) -> SpotifyQuestion {
        search(.artistSearch, [("artist", name)], type: "artist", limit: limit)
    }

    /// Without `include_groups` the list is flooded with albums on which the artist merely appears.
    func albums(ofArtist id: SpotifyID, limit: Int, offset: Int) -> SpotifyQuestion {
        question(
            .artistAlbums, "artists/\(id)/albums",
            [("include_groups", "album,single,compilation")] + paged(limit, from: offset) + market)
    }

    func album(_ id: SpotifyID) -> SpotifyQuestion { question(.album, "albums/\(id)") }

    /// - Precondition: 1…20 ids.
    func albums(_ ids: [SpotifyID]) -> SpotifyQuestion {
        batch(.albums, ids, maximum: SpotifyLimits.albumsInBatch)
    }

    func tracks(ofAlbum id: SpotifyID, offset: Int) -> SpotifyQuestion {
        question(.albumTracks, "albums/\(id)/tracks", paged(SpotifyLimits.pageSize, from: offset))
    }

    /// - Precondition: 1…50 ids.
    func tracks(_ ids: [SpotifyID]) -> SpotifyQuestion {
        batch(.tracks, ids, maximum: SpotifyLimits.tracksInBatch)
    }

    /// Tracks with their ISRCs, which albums don't tell.
    ///
    /// - Parameter artist: nil: anybody's.
    func trackSearch(album: String, artist: String?, limit: Int) -> SpotifyQuestion {
        search(
            .trackSearch, (artist.map { [("artist", $0)] } ?? []) + [("album", album)], type: "track", limit: limit)
    }

    func track(_ id: SpotifyID) -> SpotifyQuestion { question(.track, "tracks/\(id)") }

    /// Tracks that bear a code.
    func trackSearch(code: String, limit: Int) -> SpotifyQuestion {
        let fields = [("q", "isrc:\(code)".percentEncoded), ("type", "track"), ("limit", "\(limit)")]
        return question(.codeSearch, "search", fields + market)
    }

    private func search(
        _ endpoint: SpotifyEndpoint, _ filters: [(String, String)], type: String, limit: Int
    ) -> SpotifyQuestion {
        let query = filters.map { "\($0.0):\"\(Self.searchable($0.1))\"" }.joined(separator: " ")
        let fields = [("q", query.percentEncoded), ("type", type), ("limit", "\(limit)")]
        return question(endpoint, "search", fields + market)
    }

    private func batch(_ endpoint: SpotifyEndpoint, _ ids: [SpotifyID], maximum: Int) -> SpotifyQuestion {
        precondition((1...maximum).contains(ids.count), "1 to \(maximum) ids a request")
        return question(endpoint, endpoint.rawValue, [("ids", ids.map(\.text).joined(separator: ","))])
    }

    private func paged(_ limit: Int, from offset: Int) -> [(String, String)] {
        [("limit", "\(limit)"), ("offset", "\(max(0, offset))")]
    }

    /// - Parameter query: Names and values, already encoded.
    private func question(
        _ endpoint: SpotifyEndpoint, _ path: String, _ query: [(String, String)] = []
    ) -> SpotifyQuestion {
        let text = query.map { "\($0.0)=\($0.1)" }.joined(separator: "&")
        return SpotifyQuestion(endpoint: endpoint, path: text.isEmpty ? path : "\(path)?\(text)")
    }

    /// A quotation mark would end the filter, and there is no way to escape one.
    private static func searchable(_ name: String) -> String {
        String(name.map { $0 == "\"" ? " " : $0 }.prefix(SpotifyLimits.searchedNameMaximum))
    }
}
