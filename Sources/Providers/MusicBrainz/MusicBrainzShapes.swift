import JSONFields

// The parts of MusicBrainz's objects that are used. What is needed to say anything at all (mostly id
// and name) must be there; the rest may be absent or null; what is not named here is not looked at.

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
        sortName = try fields.optional("sort-name", "sort_name")
        type = try fields.optional("type")
        country = try fields.optional("country")
        disambiguation = try fields.optional("disambiguation") ?? ""
        aliases = (try fields.list("aliases") as [AliasJSON]?)?.compactMap(\.name) ?? []
        relations = try fields.list("relations")
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
    var artist: ArtistJSON

    init(from decoder: any Decoder) throws {
        let fields = try decoder.fields()
        name = try fields.optional("name")
        joinPhrase = try fields.optional("joinphrase") ?? ""
        artist = try fields.needed("artist")
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
        lengthMilliseconds = try fields.number("length")
        isVideo = try fields.flag("video")
        isrcCodes = try fields.list("isrcs") ?? []
        artistCredit = try fields.list("artist-credit")
        relations = try fields.list("relations")
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
        title = try fields.optional("title")
        primaryType = try fields.optional("primary-type")
        secondaryTypes = try fields.list("secondary-types") ?? []
        firstReleaseDate = try fields.optional("first-release-date")
        artistCredit = try fields.list("artist-credit")
        relations = try fields.list("relations")
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
        date = try fields.optional("date")
        barcode = try fields.optional("barcode")
        group = try fields.optional("release-group", "release_group")
        artistCredit = try fields.list("artist-credit")
        media = try fields.list("media")
        relations = try fields.list("relations")
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
        position = try fields.number("position")
        format = try fields.optional("format")
        tracks = try fields.list("tracks", "track")
        pregap = try fields.optional("pregap")
        dataTracks = try fields.list("data-tracks")
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
        position = try fields.number("position")
        lengthMilliseconds = try fields.number("length")
        artistCredit = try fields.list("artist-credit")
        recording = try fields.optional("recording")
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
        title = try fields.optional("title")
        iswcCodes = try fields.list("iswcs") ?? []
        relations = try fields.list("relations")
    }
}

struct AddressJSON: Decodable, Equatable, Sendable {
    var id: String?
    var resource: String
    var relations: [RelationJSON]

    init(from decoder: any Decoder) throws {
        let fields = try decoder.fields()
        id = try fields.optional("id")
        resource = try fields.needed("resource")
        let nested = try fields.list("relation-list") as [RelationListJSON]? ?? []
        relations = try fields.list("relations") ?? nested.flatMap { $0.relations ?? [] }
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
