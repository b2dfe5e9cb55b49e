import Gateway
import HTTPTransport
import Matching

/// Builds the questions to MusicBrainz. Pure.
///
/// One `inc` a request, its values joined by `+`: a repeated `inc` is a 400.
/// Source: the server's own argument checks, as read on 2026-11-21.
struct MusicBrainzRequests: Sendable {
    /// With a slash at its end.
    let baseURL: String
    let userAgent: String

    init(baseURL: String, userAgent: String) {
        self.baseURL = baseURL.hasSuffix("/") ? baseURL : baseURL + "/"
        self.userAgent = userAgent
    }

    func artistLookup(_ id: MBID) -> UpstreamCall {
        call(.artistLookup, "artist/\(id)", [("inc", "aliases+url-rels")])
    }

    func artistSearch(named name: String) -> UpstreamCall {
        let query = Lucene.artist(named: name)
        return call(
            .artistSearch, "artist", [("query", query.percentEncoded), ("limit", "\(MusicBrainzLimits.artistHits)")])
    }

    func artistLinks(_ id: MBID) -> UpstreamCall {
        call(.artistLinks, "artist/\(id)", [("inc", "url-rels+aliases")])
    }

    /// Everything about an artist's releases at once: editions, groups, tracks, ISRCs, people, works, addresses.
    ///
    /// - Parameter isOfficial: Official ones alone; else of every status, and of none.
    func releases(ofArtist id: MBID, offset: Int, isOfficial: Bool = true) -> UpstreamCall {
        releaseBrowse(.releasesOfArtist, linkedBy: "artist", id, offset: offset, isOfficial)
    }

    func releases(ofGroup id: MBID, offset: Int, isOfficial: Bool = true) -> UpstreamCall {
        releaseBrowse(.releasesOfGroup, linkedBy: "release-group", id, offset: offset, isOfficial)
    }

    func recordings(ofArtist id: MBID, offset: Int) -> UpstreamCall {
        call(
            .recordingsOfArtist, "recording", [("artist", id.text), ("inc", Self.recordingIncs)] + paged(from: offset))
    }

    func recordingLookup(_ id: MBID) -> UpstreamCall {
        call(.recordingLookup, "recording/\(id)", [("inc", Self.recordingIncs)])
    }

    /// The recordings that bear any of these codes.
    ///
    /// - Precondition: codes of letters and digits alone.
    func recordingSearch(codes: [String], offset: Int) -> UpstreamCall {
        let query = codes.map { "isrc:\($0)" }.joined(separator: " OR ")
        return call(.recordingSearch, "recording", [("query", query.percentEncoded)] + paged(from: offset))
    }

    /// The artists behind up to 100 addresses.
    ///
    /// A single address would be answered as a bare object, so it is sent twice: one shape, one decoder.
    ///
    /// - Precondition: 1…100 addresses; the server silently drops the rest.
    func artists(behind resources: [String]) -> UpstreamCall {
        precondition(
            (1...MusicBrainzLimits.resourcesMaximum).contains(resources.count), "1 to 100 addresses a request")
        let sent = resources.count == 1 ? resources + resources : resources
        return call(
            .urlLookup, "url", sent.map { ("resource", $0.percentEncoded) } + [("inc", "artist-rels")])
    }

    static let recordingIncs = "isrcs+artist-credits+artist-rels+work-rels+work-level-rels"
    static let releaseIncs =
        "recordings+release-groups+artist-credits+isrcs+media+artist-rels+work-rels+url-rels"
        + "+recording-level-rels+work-level-rels"
}

extension MusicBrainzRequests {
    private func releaseBrowse(
        _ endpoint: MusicBrainzEndpoint, linkedBy link: String, _ id: MBID, offset: Int, _ isOfficial: Bool
    ) -> UpstreamCall {
        let status = isOfficial ? [("status", "official")] : []
        return call(
            endpoint, "release", [(link, id.text), ("inc", Self.releaseIncs)] + status + paged(from: offset))
    }

    fileprivate func paged(from offset: Int) -> [(String, String)] {
        [("limit", "\(MusicBrainzLimits.pageSize)"), ("offset", "\(max(0, offset))")]
    }

    /// - Parameter query: Names and values, already encoded.
    private func call(
        _ endpoint: MusicBrainzEndpoint, _ path: String, _ query: [(String, String)]
    ) -> UpstreamCall {
        let text = (query + [("fmt", "json")]).map { "\($0.0)=\($0.1)" }.joined(separator: "&")
        let request = HTTPRequest(
            url: "\(baseURL)\(path)?\(text)", headers: ["User-Agent": userAgent, "Accept": "application/json"],
            deadline: endpoint.deadline, bodyBytesMaximum: endpoint.bodyBytesMaximum)
        return UpstreamCall(endpoint: endpoint.rawValue, request: request, timeToLive: endpoint.timeToLive)
    }
}

/// The search server's query language.
enum Lucene {
    /// By name or alias, which are fields of their own; where an article leads the name, by the rest of it as well.
    static func artist(named name: String) -> String {
        let act = ActName(name).text
        let isLed = act != NameKey(name).text
        let conditions = ["artist:\"\(escaped(name))\"", "alias:\"\(escaped(name))\""]
        return (conditions + (isLed ? ["artist:\"\(escaped(act))\""] : [])).joined(separator: " OR ")
    }

    private static let special = Set("+-&|!(){}[]^\"~*?:\\/")

    /// The text with every character that means something to Lucene taken literally.
    static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            if special.contains(character) { result.append("\\") }
            result.append(character)
        }
        return result
    }
}
