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
        let text = query.map { "\($0.0)=\(Percent.encoded($0.1))" }.joined(separator: "&")
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

/// Percent-encoding of one query value.
enum Percent {
    private static let digits = Array("0123456789ABCDEF")

    /// Encodes all but RFC 3986's unreserved characters, as UTF-8.
    static func encoded(_ text: String) -> String {
        text.utf8.reduce(into: "") { result, byte in
            if isUnreserved(byte) {
                result.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                result += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
            }
        }
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            true
        default: false
        }
    }
}
