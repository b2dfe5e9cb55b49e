import Catalogue

/// Reads ids at other sources out of URL relations. Pure.
///
/// The sources know their own ids in these forms: an artist at Discogs by its number, an album there by
/// `release/` or `master/` and its number, since both kinds count from 1; a Spotify artist by 22 letters and digits.
enum MusicBrainzForeignIDs {
    static let spotify = Source("spotify")
    static let discogs = Source("discogs")

    /// Ids kept of one album: the earliest editions' come first, and a classic has hundreds of them.
    static let albumIDsMaximum = 10

    static func ofArtist(in relations: [RelationJSON]) -> [ForeignID] {
        unique(addresses(in: relations).compactMap(artistID))
    }

    /// - Parameter editions: The earliest first.
    static func ofAlbum(in editions: [ReleaseJSON]) -> [ForeignID] {
        let ids = editions.flatMap { addresses(in: $0.relations ?? []) }.compactMap(albumID)
        return Array(unique(ids).prefix(albumIDsMaximum))
    }

    private static func addresses(in relations: [RelationJSON]) -> [LinkAddress] {
        relations.compactMap { $0.isEnded ? nil : $0.address.flatMap { LinkAddress($0.resource) } }
    }

    private static func artistID(_ address: LinkAddress) -> ForeignID? {
        switch address.platform {
        case spotify.name:
            guard address.path.count == 2, address.path[0] == "artist" else { return nil }
            return SpotifyArtistID(address.path[1]).map { ForeignID(spotify, $0.text) }
        case discogs.name: return number(after: "artist", in: address).map { ForeignID(discogs, $0) }
        default: return nil
        }
    }

    private static func albumID(_ address: LinkAddress) -> ForeignID? {
        guard address.platform == discogs.name else { return nil }
        return ["release", "master"].lazy.compactMap { kind in
            number(after: kind, in: address).map { ForeignID(discogs, "\(kind)/\($0)") }
        }.first
    }

    /// `/release/12`, `/release/12-Title`, `/de/release/12` and, of old, `/Artist-Title/release/12`.
    private static func number(after kind: String, in address: LinkAddress) -> String? {
        guard let index = address.path.firstIndex(of: kind), index + 1 < address.path.count else { return nil }
        let segment = address.path[index + 1]
        let digits = segment.prefix { $0.isASCII && $0.isNumber }
        guard (1...15).contains(digits.count), digits.first != "0" else { return nil }
        return digits.count == segment.count || segment[digits.endIndex] == "-" ? String(digits) : nil
    }

    private static func unique(_ ids: [ForeignID]) -> [ForeignID] {
        ids.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}

/// An artist's id at Spotify: 22 letters and digits.
struct SpotifyArtistID: Equatable {
    let text: String

    /// nil: the text is none.
    init?(_ text: String) {
        guard text.utf8.count == 22, text.utf8.allSatisfy(\.isBase62) else { return nil }
        self.text = text
    }
}

extension UInt8 {
    fileprivate var isBase62: Bool {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: false
        }
    }
}

/// The code under the bars on a sleeve.
enum Barcode {
    /// Its digits; nil where there is none (`""`, `null`, `[none]`).
    static func digits(_ text: String?) -> String? {
        guard let text, text.utf8.count <= 40,
            text.allSatisfy({ ($0.isASCII && $0.isNumber) || $0 == " " || $0 == "-" })
        else { return nil }
        let digits = text.filter(\.isNumber)
        return (8...14).contains(digits.count) ? digits : nil
    }
}
