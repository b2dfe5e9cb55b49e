import FoundationEssentials

/// Addresses of artists' pages as people paste them. Pure.
enum ArtistAddress {
    /// The id that it ends in: of `spotify:artist:…`, and of a page at open.spotify.com or musicbrainz.org. nil: it is
    /// no such address.
    static func id(in text: String) -> String? {
        let text = text.split(whereSeparator: \.isWhitespace).joined()
        if text.hasPrefix("spotify:artist:") { return spotifyID(text.dropFirst("spotify:artist:".count)) }
        let bare = ["https://", "http://"].first { text.lowercased().hasPrefix($0) }.map { text.dropFirst($0.count) }
        let parts = (bare ?? text[...]).prefix { $0 != "?" && $0 != "#" }.split(separator: "/")
        guard let host = parts.first?.lowercased(), let place = parts.firstIndex(of: "artist"), place + 1 < parts.count
        else { return nil }
        switch host {
        case "open.spotify.com": return spotifyID(parts[place + 1])
        case "musicbrainz.org", "www.musicbrainz.org", "beta.musicbrainz.org":
            return UUID(uuidString: String(parts[place + 1])).map { $0.uuidString.lowercased() }
        default: return nil
        }
    }

    private static func spotifyID(_ text: Substring) -> String? {
        let id = text.prefix { $0 != "?" }
        return id.utf8.count == 22 && id.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) } ? String(id) : nil
    }
}
