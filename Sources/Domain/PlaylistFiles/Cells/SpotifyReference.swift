/// What an address or URI of Spotify names. Pure: nothing is asked.
public enum SpotifyReference: Equatable, Sendable {
    /// By ids of 22 letters and digits.
    case track(String)
    case playlist(String)
    case episode, show, album, artist
    /// A file of the listener's own.
    case local(LocalFile)
    /// Where it leads is known to Spotify only.
    case shortLink
    /// It looks like one, and names nothing.
    case broken

    /// nil: it is none at all.
    public init?(_ text: String) {
        let text = text.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? ""
        if text.lowercased().hasPrefix("spotify:") {
            self.init(uri: text.split(separator: ":", omittingEmptySubsequences: false).dropFirst())
        } else {
            self.init(address: text)
        }
    }

    private init(uri parts: ArraySlice<Substring>) {
        let parts = Array(parts)
        if parts.first == "local" { self = .local(LocalFile(parts.dropFirst())); return }
        if parts.count >= 4, parts[0] == "user", parts[2] == "playlist" { self.init("playlist", parts[3]); return }
        self.init(parts.first ?? "", parts.count == 2 ? parts[1] : "")
    }

    private init?(address: String) {
        var rest = address[...]
        for scheme in ["https://", "http://"] where rest.lowercased().hasPrefix(scheme) {
            rest = rest.dropFirst(scheme.count)
        }
        let path = rest.prefix { $0 != "?" && $0 != "#" }
        var parts = path.split(separator: "/", omittingEmptySubsequences: true)
        guard let host = parts.first?.lowercased() else { return nil }
        if Self.shortHosts.contains(host) { self = .shortLink; return }
        guard Self.hosts.contains(host) else { return nil }
        parts.removeFirst()
        if parts.first?.hasPrefix("intl-") == true { parts.removeFirst() }
        if parts.first == "embed" { parts.removeFirst() }
        if parts.count >= 4, parts[0] == "user", parts[2] == "playlist" { parts.removeFirst(2) }
        self.init(parts.first ?? "", parts.count > 1 ? parts[1] : "")
    }

    private init(_ kind: Substring, _ id: Substring) {
        guard Self.isID(id) else { self = .broken; return }
        switch kind {
        case "track": self = .track(String(id))
        case "playlist": self = .playlist(String(id))
        case "episode": self = .episode
        case "show": self = .show
        case "album": self = .album
        case "artist": self = .artist
        default: self = .broken
        }
    }

    private static let hosts: Set<String> = ["open.spotify.com", "play.spotify.com"]
    private static let shortHosts: Set<String> = ["spotify.link", "spotify.app.link", "spoti.fi"]

    /// Whether a text is an id of Spotify: 22 letters and digits.
    public static func isID(_ text: some StringProtocol) -> Bool {
        text.utf8.count == 22
            && text.utf8.allSatisfy {
                (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
            }
    }
}

/// A file of a listener's own, as its URI describes it.
public struct LocalFile: Equatable, Sendable {
    /// Empty: the file doesn't say.
    public let artist, album, title: String
    /// How long it takes; nil: the URI doesn't say.
    public let seconds: Int?

    init(_ parts: ArraySlice<Substring>) {
        let texts = parts.map { Self.decoded($0) }
        artist = texts.count > 0 ? texts[0] : ""
        album = texts.count > 1 ? texts[1] : ""
        title = texts.count > 2 ? texts[2] : ""
        seconds = texts.count > 3 ? Int(texts[3]) : nil
    }

    /// As forms encode it: a blank is a plus.
    private static func decoded(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.count >= 2,
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest.removeFirst(2)
            } else {
                bytes.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
