import FoundationEssentials

extension SourcePage {
    /// What a source's id is of.
    enum Kind: Sendable {
        case artist, album, track, person
    }

    /// The page of a thing at its source; nil where there is none that is sure to exist.
    static func url(source: String, nativeID: String, kind: Kind) -> String? {
        guard !isSimulated(nativeID) else { return nil }
        switch source {
        case "musicbrainz":
            guard let id = UUID(uuidString: nativeID)?.uuidString.lowercased() else { return nil }
            return "https://musicbrainz.org/\(musicBrainzKind(kind))/\(id)"
        case "spotify":
            guard nativeID.utf8.count == 22, nativeID.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }),
                kind != .person
            else { return nil }
            return "https://open.spotify.com/\(spotifyKind(kind))/\(nativeID)"
        case "discogs":
            let digits = nativeID.split(separator: "/").last.map { $0.prefix { $0.isNumber } } ?? ""
            guard kind == .artist || kind == .person, let number = Int(digits) else { return nil }
            return "https://www.discogs.com/artist/\(number)"
        default: return nil
        }
    }

    private static func musicBrainzKind(_ kind: Kind) -> String {
        switch kind {
        case .artist, .person: "artist"
        case .album: "release-group"
        case .track: "recording"
        }
    }

    private static func spotifyKind(_ kind: Kind) -> String {
        switch kind {
        case .artist, .person: "artist"
        case .album: "album"
        case .track: "track"
        }
    }
}
