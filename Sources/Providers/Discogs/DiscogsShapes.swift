import JSONFields

// The parts of Discogs' objects that are used. What is needed to say anything at all (mostly id and
// name) must be there; the rest may be absent or null; what is not named here is not looked at.

/// A release or a master: they differ in what their ids mean and in the main release that a master names.
struct AlbumJSON: Decodable, Equatable, Sendable {
    /// 0: it can't be read; an album is known by the id that it was asked for, too.
    var id: Int
    /// nil: unknown, which Discogs writes as 0.
    var year: Int?
    var artists: [CreditJSON]
    /// Whether all of ``artists`` and ``formats`` could be read: else it may gather other people's tracks.
    var isKindKnown: Bool
    var extraArtists: [CreditJSON]
    var tracklist: [TrackJSON]
    /// What each disc or record is called besides its kind: `Compilation`, `Mixed` …
    var formats: [FormatJSON]
    /// Masters only.
    var mainRelease: Int?

    private enum Key: String, CodingKey {
        case id, year, artists, tracklist, formats
        case extraArtists = "extraartists"
        case mainRelease = "main_release"
    }

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Key.self)
        id = fields.toleratedNumber(.id) ?? 0
        year = fields.toleratedNumber(.year).flatMap { $0 > 0 ? $0 : nil }
        artists = try fields.readable(.artists) ?? []
        extraArtists = try fields.readable(.extraArtists) ?? []
        tracklist = try fields.readable(.tracklist) ?? []
        formats = try fields.readable(.formats) ?? []
        mainRelease = fields.toleratedNumber(.mainRelease)
        isKindKnown = Self.isKindKnown(in: fields)
    }

    private static func isKindKnown(in fields: KeyedDecodingContainer<Key>) -> Bool {
        do {
            _ = try fields.list(.artists) as [CreditJSON]?
            _ = try fields.list(.formats) as [FormatJSON]?
            return true
        } catch {
            return false
        }
    }
}

struct FormatJSON: Decodable, Equatable, Sendable {
    var descriptions: [String]?
}

/// A name on a record, with what its bearer did there.
struct CreditJSON: Decodable, Equatable, Sendable {
    /// 0: a name without a page.
    var id: Int
    var name: String
    /// The spelling on this record; empty: the name.
    var variation: String
    /// Several roles, parted by commas; empty for the artists themselves.
    var role: String
    /// The positions it is about; empty: all, or the track that it stands on.
    var tracks: String

    private enum Key: String, CodingKey {
        case id, name, role, tracks
        case variation = "anv"
    }

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Key.self)
        id = try fields.needed(.id)
        name = try fields.needed(.name)
        variation = fields.tolerated(.variation) ?? ""
        role = fields.tolerated(.role) ?? ""
        // Lost, they would make it a credit for all tracks.
        tracks = try fields.optional(.tracks) ?? ""
    }
}

/// A line of a tracklist: a track, a heading, or an index over its `subTracks`.
struct TrackJSON: Decodable, Equatable, Sendable {
    /// As printed: `A1`, `1-03`; empty on headings.
    var position: String
    /// `track`, `heading`, `index`; nil in older bodies.
    var type: String?
    /// Empty: it can't be read. The line keeps its place, by which others are counted.
    var title: String
    var extraArtists: [CreditJSON]
    var subTracks: [TrackJSON]

    private enum Key: String, CodingKey {
        case position, title
        case type = "type_"
        case extraArtists = "extraartists"
        case subTracks = "sub_tracks"
    }

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Key.self)
        position = fields.tolerated(.position) ?? ""
        type = try fields.optional(.type)
        title = fields.expected(.title) ?? ""
        extraArtists = try fields.readable(.extraArtists) ?? []
        subTracks = try fields.readable(.subTracks) ?? []
    }
}

/// A page of search hits. A hit that can't be read is left out: a search is a hint, and one row must not hide the
/// others.
struct SearchJSON: Decodable, Sendable {
    var hits: [HitJSON]

    private enum Key: String, CodingKey { case results }

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Key.self)
        hits = try fields.neededReadable(.results)
    }
}

struct HitJSON: Decodable, Equatable, Sendable {
    var id: Int
    /// `release`, `master`, `artist`, `label`.
    var type: String
    /// Of albums: `Artist - Title`.
    var title: String
    var year: Int?
    /// `CD`, `Compilation`, `Unofficial Release` …
    var formats: [String]

    private enum Key: String, CodingKey {
        case id, type, title, year
        case formats = "format"
    }

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Key.self)
        id = try fields.needed(.id)
        type = try fields.needed(.type)
        title = try fields.needed(.title)
        year = fields.toleratedNumber(.year).flatMap { $0 > 0 ? $0 : nil }
        formats = try fields.readable(.formats) ?? []
    }
}

/// A person or group.
struct ArtistJSON: Decodable, Equatable, Sendable {
    /// nil: it can't be read, and is the one that was asked for.
    var id: Int?
    var urls: [String]

    private enum Key: String, CodingKey { case id, urls }

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Key.self)
        id = fields.toleratedNumber(.id)
        urls = try fields.readable(.urls) ?? []
    }
}

struct MessageJSON: Decodable {
    var message: String?
}
