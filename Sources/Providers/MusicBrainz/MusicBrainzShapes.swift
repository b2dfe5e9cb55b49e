import JSONFields

// The parts of MusicBrainz's objects that are used. What is needed to say anything at all (mostly id
// and name) must be there; the rest may be absent or null; what is not named here is not looked at. What can't be read
// costs the smallest thing that means the same without it: a field, an entry, a relation, a release.

struct ArtistJSON: Decodable, Equatable, Sendable {
    var id: String
    var name: String
    var sortName: String?
    /// `Person`, `Group`, `Orchestra`, `Choir`, `Character`, `Other`.
    var type: String?
    var country: String?
    var disambiguation: String
    var aliases: [String]
    var relations: [RelationJSON]?

    init(from decoder: any Decoder) throws {
        let fields = try decoder.fields()
        id = try fields.needed("id")
        name = try fields.needed("name")
        sortName = fields.tolerated("sort-name", "sort_name")
        type = fields.tolerated("type")
        country = fields.tolerated("country")
        disambiguation = fields.tolerated("disambiguation") ?? ""
        aliases = (try fields.readable("aliases") as [AliasJSON]?)?.compactMap(\.name) ?? []
        relations = try fields.readable("relations")
    }
}

struct AliasJSON: Decodable {
    var name: String?
}

/// One name in an artist credit.
struct ArtistCreditJSON: Decodable, Equatable, Sendable {
    /// As credited; search answers leave it out where it is the artist's own.
    var name: String?
    var joinPhrase: String
    /// nil: it can't be told who it is.
    var artist: ArtistJSON?

    init(from decoder: any Decoder) throws {
        let fields = try decoder.fields()
        name = fields.tolerated("name")
        joinPhrase = fields.tolerated("joinphrase") ?? ""
        artist = fields.expected("artist")
    }
}

struct RecordingJSON: Decodable, Equatable, Sendable {
    var id: String
    var title: String
    /// What tells it from others of its title: `live, 2003-07-04: Harbour Hall`.
    var disambiguation: String
    var lengthMilliseconds: Int?
    /// The relations of a video describe the video.
    var isVideo: Bool
    var isrcCodes: [String]
    var artistCredit: [ArtistCreditJSON]?
    var relations: [RelationJSON]?

    init(from decoder: any Decoder) throws {
        let fields = try decoder.fields()
        id = try fields.needed("id")
        title = try fields.needed("title")
        disambiguation = try fields.optional("disambiguation") ?? ""
        lengthMilliseconds = fields.toleratedNumber("length")
        isVideo = try fields.flag("video")
        isrcCodes = try fields.readable("isrcs") ?? []
        artistCredit = try fields.readable("artist-credit")
        relations = try fields.readable("relations")
    }
}

struct ReleaseGroupJSON: Decodable, Equatable, Sendable {
    var id: String
    /// Not there where a search hit only points to its group.
    var title: String?
    var primaryType: String?
    var secondaryTypes: [String]
    var firstReleaseDate: String?
    var artistCredit: [ArtistCreditJSON]?
    var relations: [RelationJSON]?

    init(from decoder: any Decoder) throws {
        let fields = try decoder.fields()
        id = try fields.needed("id")
        title = fields.tolerated("title")
        primaryType = fields.tolerated("primary-type")
        // A compilation taken for an album would be credited as one.
        secondaryTypes = try fields.list("secondary-types") ?? []
        firstReleaseDate = fields.tolerated("first-release-date")
        artistCredit = try fields.readable("artist-credit")
        relations = try fields.readable("relations")
    }
}

struct ReleaseJSON: Decodable, Equatable, Sendable {
    var id: String
    var title: String
    var status: String?
    var date: String?
    /// As typed in; empty or absent where the sleeve shows none.
    var barcode: String?
    var group: ReleaseGroupJSON?
    var artistCredit: [ArtistCreditJSON]?
    var media: [MediumJSON]?
    var relations: [RelationJSON]?

    init(from decoder: any Decoder) throws {
        let fields = try decoder.fields()
        id = try fields.needed("id")
        title = try fields.needed("title")
        status = try fields.optional("status")
        date = fields.tolerated("date")
        barcode = fields.tolerated("barcode")
        group = try fields.optional("release-group", "release_group")
        artistCredit = try fields.readable("artist-credit")
        media = try fields.readable("media")
        relations = try fields.readable("relations")
    }
}

struct MediumJSON: Decodable, Equatable, Sendable {
    var position: Int?
    var format: String?
    var tracks: [TrackJSON]?
    /// A track hidden before the first.
    var pregap: TrackJSON?
    var dataTracks: [TrackJSON]?

    init(from decoder: any Decoder) throws {
        let fields = try decoder.fields()
        position = fields.toleratedNumber("position")
        format = fields.tolerated("format")
        tracks = try fields.readable("tracks", "track")
        pregap = fields.tolerated("pregap")
        dataTracks = try fields.readable("data-tracks")
    }
}

struct TrackJSON: Decodable, Equatable, Sendable {
    /// Not there in recordings of 2014: then the place in the list counts.
    var position: Int?
    var lengthMilliseconds: Int?
    var artistCredit: [ArtistCreditJSON]?
    /// Not there where only the media were asked for, and in searches.
    var recording: RecordingJSON?

    init(from decoder: any Decoder) throws {
        let fields = try decoder.fields()
        position = fields.toleratedNumber("position")
        lengthMilliseconds = fields.toleratedNumber("length")
        artistCredit = try fields.readable("artist-credit")
        recording = fields.tolerated("recording")
    }
}

struct WorkJSON: Decodable, Equatable, Sendable {
    var id: String
    var title: String?
    var iswcCodes: [String]
    var relations: [RelationJSON]?

    init(from decoder: any Decoder) throws {
        let fields = try decoder.fields()
        id = try fields.needed("id")
        title = fields.tolerated("title")
        iswcCodes = try fields.readable("iswcs") ?? []
        relations = try fields.readable("relations")
    }
}

struct AddressJSON: Decodable, Equatable, Sendable {
    var id: String?
    var resource: String
    var relations: [RelationJSON]

    init(from decoder: any Decoder) throws {
        let fields = try decoder.fields()
        id = fields.tolerated("id")
        resource = try fields.needed("resource")
        let nested = try fields.readable("relation-list") as [RelationListJSON]? ?? []
        relations = try fields.readable("relations") ?? nested.flatMap { $0.relations ?? [] }
    }
}

/// A search hit's relations lie one level deeper.
struct RelationListJSON: Decodable {
    var relations: [RelationJSON]?
}

struct ErrorJSON: Decodable {
    var error: String?
    var help: String?
}
