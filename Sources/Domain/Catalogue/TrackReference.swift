public import FleetMessages
public import Matching

/// A track of ours with everything by which a source may find its own.
public struct TrackReference: Sendable, Hashable {
    /// The track of ours.
    public var id: TrackID
    /// As stored; empty where it is not known.
    public var title: String
    /// What sources say beside the title to tell it from others of that title; empty: nothing.
    public var note: String
    /// Who it is credited to, the first first.
    public var artists: [ArtistReference]
    /// From all sources, of twelve letters and digits each; a track may have several.
    public var isrcCodes: [String]
    /// nil: no source said.
    public var lengthMilliseconds: Int?
    /// Ids that sources have for it; one source may have several.
    public var nativeIDs: [Source: [String]]
    /// Where it stands, the earliest album first.
    public var places: [PlaceReference]

    public init(
        id: TrackID, title: String = "", note: String = "", artists: [ArtistReference] = [], isrcCodes: [String] = [],
        lengthMilliseconds: Int? = nil, nativeIDs: [Source: [String]] = [:], places: [PlaceReference] = []
    ) {
        self.id = id
        self.title = title
        self.note = note
        self.artists = artists
        self.isrcCodes = isrcCodes
        self.lengthMilliseconds = lengthMilliseconds
        self.nativeIDs = nativeIDs
        self.places = places
    }
}

extension TrackReference {
    /// Title and version as they are compared. Where every album that it stands on is of live takes, remixes or demos,
    /// so is the track, whatever its title says.
    public var recordingTitle: RecordingTitle {
        let kinds = Set(places.map { $0.albumKind.flatMap { Self.mark(ofAlbum: $0) } })
        let mark = kinds.count == 1 ? kinds.first ?? nil : nil
        return RecordingTitle(title, artists: artists.map(\.name), note: note, marks: Set([mark].compactMap(\.self)))
    }

    private static func mark(ofAlbum kind: String) -> VersionMark? {
        switch kind {
        case "live": .live
        case "remix": .remix
        case "demo": .demo
        default: nil
        }
    }
}

/// An artist as a source may find it.
public struct ArtistReference: Sendable, Hashable {
    /// As stored, by which sources without an id of theirs are searched.
    public var name: String
    /// Ids that sources have for them; one source may have several.
    public var nativeIDs: [Source: [String]]

    public init(name: String, nativeIDs: [Source: [String]] = [:]) {
        self.name = name
        self.nativeIDs = nativeIDs
    }
}

/// A track's place on an album, as a source may find it.
public struct PlaceReference: Sendable, Hashable {
    /// As stored.
    public var albumTitle: String
    /// `album`, `single`, `live` …; nil when unknown.
    public var albumKind: String?
    /// Ids that sources have for the album; one source may have several.
    public var albumNativeIDs: [Source: [String]]
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    public var releaseDate: String?
    /// Digits, as on the sleeve.
    public var barcode: String?
    /// From 1.
    public var discNumber: Int
    /// On its disc, from 1.
    public var position: Int

    public init(
        albumTitle: String, albumKind: String? = nil, albumNativeIDs: [Source: [String]] = [:],
        releaseDate: String? = nil,
        barcode: String? = nil, discNumber: Int = 1, position: Int = 1
    ) {
        self.albumTitle = albumTitle
        self.albumKind = albumKind
        self.albumNativeIDs = albumNativeIDs
        self.releaseDate = releaseDate
        self.barcode = barcode
        self.discNumber = discNumber
        self.position = position
    }
}

/// What a source states about one track, and how it was found there.
public struct FoundCredits: Sendable, Equatable {
    /// The track's id at the source.
    public var nativeID: String
    /// How it was found; where it is not accepted, ``claims`` are not believed.
    public var match: TrackMatch
    /// Empty: the source has the track, and names nobody.
    public var claims: [CreditClaim]

    public init(nativeID: String, match: TrackMatch, claims: [CreditClaim]) {
        self.nativeID = nativeID
        self.match = match
        self.claims = claims
    }
}

/// How a source's track was recognised as ours, and how sure that is.
public struct TrackMatch: Sendable, Equatable {
    /// By what the track was recognised.
    public enum Method: String, Sendable, CaseIterable, Codable {
        /// By an id that the source itself gave us.
        case id
        /// The source names another source's id that we have for the track.
        case foreignID = "foreign_id"
        case isrc
        /// By its place on an album that was found by an id.
        case place
        /// By artist and title.
        case name
    }

    /// By what it was recognised; kept beside the evidence.
    public var method: Method
    /// 0…1.
    public var score: Double

    /// Claims of a match below this are not believed; it is kept for a person to look at.
    public static let scoreAccepted = 0.85

    /// Whether claims of it are believed.
    public var isAccepted: Bool { score >= Self.scoreAccepted }

    public init(_ method: Method, score: Double = 1) {
        self.method = method
        self.score = score
    }

    public static let id = TrackMatch(.id)
}
