import Credentials
import JSONFields

// The parts of Spotify's objects that are used. Id and name must be there; the rest may be absent or null, as
// it differs from mode to mode and year to year; what is not named here is not looked at.

struct ArtistJSON: Decodable, Equatable, Sendable {
    /// null where a local file names an artist.
    var id: String?
    var name: String
    /// 0…100; nil in credits, and where it is not granted.
    var popularity: Int?
    /// As ``popularity``.
    var followers: Int?

    init(from decoder: any Decoder) throws {
        let fields = try decoder.fields()
        id = try fields.optional("id")
        name = try fields.needed("name")
        popularity = fields.toleratedNumber("popularity")
        followers = (fields.tolerated("followers") as FollowersJSON?)?.total
    }
}

private struct FollowersJSON: Decodable {
    var total: Int?

    init(from decoder: any Decoder) throws { total = try decoder.fields().toleratedNumber("total") }
}

struct AlbumJSON: Decodable, Equatable, Sendable {
    var id: String
    /// Empty after a takedown.
    var name: String
    /// `album`, `single`, `compilation`.
    var type: String?
    var trackCount: Int?
    var releaseDate: String?
    /// `year`, `month`, `day`.
    var releaseDatePrecision: String?
    var artists: [ArtistJSON]
    var codes: CodesJSON?
    /// The first 50; only in answers about albums by id.
    var tracks: PageJSON<TrackJSON>?

    init(from decoder: any Decoder) throws {
        let fields = try decoder.fields()
        id = try fields.needed("id")
        name = try fields.needed("name")
        type = fields.tolerated("album_type")
        trackCount = fields.toleratedNumber("total_tracks")
        releaseDate = fields.lenient("release_date")
        releaseDatePrecision = fields.lenient("release_date_precision")
        artists = try fields.readable("artists") ?? []
        codes = fields.tolerated("external_ids")
        tracks = try fields.optional("tracks")
    }
}

struct TrackJSON: Decodable, Equatable, Sendable {
    /// null: a file of somebody's own.
    var id: String?
    /// Empty: it is gone, or can't be read; its codes can be all the same.
    var name: String
    var discNumber: Int?
    var number: Int?
    var lengthMilliseconds: Int?
    var isLocal: Bool
    var artists: [ArtistJSON]
    /// Only in answers about tracks, not in those about albums.
    var codes: CodesJSON?
    /// Where the answer tells it, without its tracks; nil also where it can't be read.
    var album: AlbumJSON? { albums.first }
    /// None or one: an album holds tracks, and a value can't hold itself.
    private var albums: [AlbumJSON]

    init(from decoder: any Decoder) throws {
        let fields = try decoder.fields()
        id = try fields.optional("id")
        name = fields.expected("name") ?? ""
        discNumber = fields.toleratedNumber("disc_number")
        number = fields.toleratedNumber("track_number")
        lengthMilliseconds = fields.toleratedNumber("duration_ms")
        isLocal = fields.lenient("is_local") ?? false
        artists = try fields.readable("artists") ?? []
        codes = fields.tolerated("external_ids")
        albums = (fields.tolerated("album") as AlbumJSON?).map { [$0] } ?? []
    }
}

/// The codes of the trade: a track has an ISRC, an album a UPC or EAN.
struct CodesJSON: Decodable, Equatable, Sendable {
    var isrc: String?
    var upc: String?
    var ean: String?

    init(from decoder: any Decoder) throws {
        let fields = try decoder.fields()
        isrc = fields.tolerated("isrc")
        upc = fields.tolerated("upc")
        ean = fields.tolerated("ean")
    }
}

struct TokenJSON: Decodable {
    let fresh: FreshToken

    init(from decoder: any Decoder) throws {
        let fields = try decoder.fields()
        let text: String = try fields.needed("access_token")
        // It goes into a header.
        guard (1...4_096).contains(text.utf8.count), text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw DecodingError.dataCorruptedError(
                forKey: "access_token", in: fields, debugDescription: "not a token")
        }
        let seconds = try fields.number("expires_in") ?? 3_600
        fresh = FreshToken(value: text, lifetime: .seconds(min(max(seconds, 1), 86_400)))
    }
}
