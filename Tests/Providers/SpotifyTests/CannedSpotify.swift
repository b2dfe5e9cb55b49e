import HTTPTransport
import TestSupport

/// Spotify with one artist of 109 albums and 413 tracks, in whichever mode, counting what it is asked.
final class CannedSpotify: HTTPTransport {
    struct Mode: Sendable {
        var pageMaximum = 50
        var batches = true
        var trackBatches = true
        /// What it says of a page that is too large; empty: nothing at all.
        var sizeComplaint = "Invalid limit"
        /// The token that it takes; nil: any.
        var token: String?

        static let extended = Mode()
        static let development = Mode(pageMaximum: 10, batches: false, trackBatches: false)
    }

    typealias Interception = @Sendable (_ request: HTTPRequest, _ number: Int) -> HTTPResponse?

    static let artistID = Made.id("art", 1)
    static let albumCount = 109
    static let trackCount = 413

    let mode: Locked<Mode>
    private let sent = Locked<[HTTPRequest]>([])
    private let interception: Interception

    /// - Parameter interception: Answers in its place; nil: it answers itself.
    init(_ mode: Mode = .extended, _ interception: @escaping Interception = { _, _ in nil }) {
        self.mode = Locked(mode)
        self.interception = interception
    }

    var requests: [HTTPRequest] { sent.value }
    /// Paths and queries, without base URLs.
    var asked: [String] { requests.map { String($0.url.split(separator: "/v1/").last ?? "") } }
    func count(_ part: String) -> Int { asked.count { $0.contains(part) } }

    func fetch(_ request: HTTPRequest) async throws -> HTTPResponse {
        let number = sent.withLock { sent in
            sent.append(request)
            return sent.count
        }
        if let response = interception(request, number) { return response }
        if request.url.hasSuffix("/api/token") { return token() }
        let mode = mode.value
        if let token = mode.token, request.headers["Authorization"] != "Bearer \(token)" {
            return .error(401, "The access token expired")
        }
        return answer(CannedQuestion(request.url), mode)
    }

    private func token() -> HTTPResponse {
        let number = requests.count { $0.url.hasSuffix("/api/token") }
        return .json(#"{"access_token":"token-\#(number)","token_type":"Bearer","expires_in":3600}"#)
    }

    private func answer(_ question: CannedQuestion, _ mode: Mode) -> HTTPResponse {
        switch question.path {
        case ["artists", Self.artistID]: return .json(Made.artist(Self.artistID, "Ann"))
        case ["artists", Self.artistID, "albums"]: return albums(question, mode)
        case ["albums"]:
            guard mode.batches else { return .error(403, "Forbidden") }
            let albums = question.ids.map { Self.number(of: $0).map(Self.fullAlbum) ?? "null" }
            return .json(#"{"albums":[\#(albums.joined(separator: ","))]}"#)
        case ["tracks"]:
            guard mode.trackBatches else { return .error(403, "Forbidden") }
            return .json(#"{"tracks":[\#(question.ids.map(Self.fullTrack).joined(separator: ","))]}"#)
        case ["search"]: return search(question, mode)
        case ["tracks", question.path.last ?? ""]: return .json(Self.fullTrack(question.path[1]))
        default:
            let number =
                question.path.count == 2 && question.path[0] == "albums" ? Self.number(of: question.path[1]) : nil
            return number.map { .json(Self.fullAlbum($0)) } ?? .error(404, "Resource not found")
        }
    }

    private func albums(_ question: CannedQuestion, _ mode: Mode) -> HTTPResponse {
        let (limit, offset) = (question.number("limit"), question.number("offset"))
        guard limit <= mode.pageMaximum else { return complaint(mode) }
        let end = min(offset + limit, Self.albumCount)
        let items = (min(offset, end)..<end).map {
            Made.album(Self.albumID($0), "Album \($0)", tracks: Self.tracks(of: $0))
        }
        let next = end < Self.albumCount ? "https://elsewhere.test/v1/steal?offset=\(end)" : nil
        return .json(Made.page(items, offset: offset, limit: limit, total: Self.albumCount, next: next))
    }

    /// Finds tracks by the filter `album:"…"`.
    private func search(_ question: CannedQuestion, _ mode: Mode) -> HTTPResponse {
        let limit = question.number("limit")
        guard limit <= mode.pageMaximum else { return complaint(mode) }
        if let code = question.fields["q"], code.hasPrefix("isrc:") {
            let number = Int(code.dropFirst(10)).map { $0 - 2_000_000 }
            let items = number.map { [Self.fullTrack(Self.trackID($0 / 100, $0 % 100))] } ?? []
            return .json(#"{"tracks":\#(Made.page(items, limit: limit))}"#)
        }
        let name = (question.fields["q"] ?? "").split(separator: "album:\"").last?.prefix { $0 != "\"" } ?? ""
        let album = Int(name.split(separator: " ").last ?? "") ?? -1
        let count = (0..<Self.albumCount).contains(album) ? min(Self.tracks(of: album), limit) : 0
        let items = (0..<count).map { Self.fullTrack(Self.trackID(album, $0)) }
        return .json(#"{"tracks":\#(Made.page(items, limit: limit))}"#)
    }

    private func complaint(_ mode: Mode) -> HTTPResponse {
        mode.sizeComplaint.isEmpty ? HTTPResponse(status: 400) : .error(400, mode.sizeComplaint)
    }
}

// What the artist has released: 20 albums of 12 tracks, 84 singles of two, five of one.
extension CannedSpotify {
    static func albumID(_ album: Int) -> String { Made.id("alb", album) }
    static func trackID(_ album: Int, _ track: Int) -> String { Made.id("trk", album * 100 + track) }
    static func isrc(_ album: Int, _ track: Int) -> String { "USABC" + String(2_000_000 + album * 100 + track) }

    static func tracks(of album: Int) -> Int {
        if album % 5 == 2, album < 100 { return 12 }
        return album >= 104 ? 1 : 2
    }

    static func number(of id: String) -> Int? { id.hasPrefix("alb") ? Int(id.dropFirst(3)) : nil }

    static func fullAlbum(_ album: Int) -> String {
        let tracks = (0..<tracks(of: album)).map { Made.track(trackID(album, $0), number: $0 + 1) }
        let more = #""external_ids":{"upc":"0123456789012"},"tracks":\#(Made.page(tracks))"#
        return Made.album(albumID(album), "Album \(album)", tracks: tracks.count, more: more)
    }

    static func fullTrack(_ id: String) -> String {
        let number = Int(id.dropFirst(3)) ?? 0
        let (album, track) = (number / 100, number % 100)
        let more = #""album":{"id":"\#(albumID(album))","name":"x"},"external_ids":{"isrc":"\#(isrc(album, track))"}"#
        return Made.track(id, number: track + 1, more: more)
    }
}

/// A URL taken apart.
struct CannedQuestion {
    let path: [String]
    let fields: [String: String]

    init(_ url: String) {
        let parts = url.split(separator: "/v1/", maxSplits: 1).last.map { $0.split(separator: "?", maxSplits: 1) } ?? []
        path = parts.first?.split(separator: "/").map(String.init) ?? []
        let pairs = (parts.count > 1 ? parts[1].split(separator: "&") : []).map {
            $0.split(separator: "=", maxSplits: 1)
        }
        fields = pairs.reduce(into: [:]) { $0[String($1[0])] = $1.count > 1 ? Self.decoded($1[1]) : "" }
    }

    var ids: [String] { (fields["ids"] ?? "").split(separator: ",").map(String.init) }
    func number(_ name: String) -> Int { fields[name].flatMap { Int($0) } ?? 0 }

    private static func decoded(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let code = UInt8(String(rest.prefix(2)) ?? "", radix: 16) {
                bytes.append(code)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
