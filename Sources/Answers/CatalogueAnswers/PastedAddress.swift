import FoundationEssentials

/// What a pasted address of a page names: a thing at a source. Pure.
public struct PastedAddress: Sendable, Equatable {
    /// `musicbrainz`, `spotify`, `genius`, `discogs`.
    public let source: String
    /// The source's id, as the catalogue keeps it.
    public let nativeID: String
    /// Whether it is an artist's.
    public let isArtist: Bool

    /// nil where the text is no address, or one of a place that names nothing in the catalogue.
    ///
    /// - Parameter text: As pasted: with or without `https://`, with a query, with blanks around; `spotify:track:…` too.
    public init?(_ text: String) {
        let text = text.split(whereSeparator: \.isWhitespace).joined()
        let parts: [Substring]
        if text.lowercased().hasPrefix("spotify:") {
            parts = ["open.spotify.com"] + text.split(separator: ":").dropFirst()
        } else {
            let bare = ["https://", "http://"].first { text.lowercased().hasPrefix($0) }.map {
                text.dropFirst($0.count)
            }
            parts = (bare ?? text[...]).prefix { $0 != "?" && $0 != "#" }.split(separator: "/")
        }
        guard parts.count >= 3, let host = parts.first?.lowercased(), let id = Self.id(host, Array(parts.dropFirst()))
        else { return nil }
        (source, nativeID) = id
        isArtist = parts.contains("artist")
    }

    private static func id(_ host: String, _ path: [Substring]) -> (String, String)? {
        switch host {
        case "musicbrainz.org", "www.musicbrainz.org", "beta.musicbrainz.org":
            let kinds: Set<Substring> = ["artist", "recording", "release-group", "release"]
            guard kinds.contains(path[0]), let id = UUID(uuidString: String(path[1])) else { return nil }
            return ("musicbrainz", id.uuidString.lowercased())
        case "open.spotify.com":
            // A page may stand below a language: open.spotify.com/intl-de/track/…
            let rest = path.drop { $0.hasPrefix("intl-") }
            let kinds: Set<Substring> = ["artist", "album", "track"]
            guard let kind = rest.first, kinds.contains(kind), let id = rest.dropFirst().first, id.utf8.count == 22,
                id.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) })
            else { return nil }
            return ("spotify", String(id))
        case "genius.com", "www.genius.com":
            return path[0] == "songs" ? number(path[1]).map { ("genius", $0) } : nil
        case "discogs.com", "www.discogs.com":
            let rest = path.drop { $0.utf8.count == 2 }
            guard let kind = rest.first, let id = rest.dropFirst().first.flatMap(number) else { return nil }
            return kind == "artist" ? ("discogs", id) : ("discogs", "\(kind)/\(id)")
        default: return nil
        }
    }

    /// The number that `249504-Janet-Jackson` begins with.
    private static func number(_ text: Substring) -> String? {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        return digits.isEmpty ? nil : String(digits)
    }
}
