import Matching

// What sources say, in one shape for all of them: plain values without ids of our own.

/// A source of facts (`musicbrainz`). Upstreams are named the same.
public struct Source: Hashable, Sendable, CustomStringConvertible, Codable {
    /// Lower case, one word (`musicbrainz`), as the database keeps it.
    public let name: String
    public init(_ name: String) { self.name = name }
    public var description: String { name }
}

/// What one source says that another calls the same thing.
public struct ForeignID: Sendable, Hashable {
    /// The other source.
    public var source: Source
    /// The id there, as that source writes it.
    public var nativeID: String

    public init(_ source: Source, _ nativeID: String) {
        self.source = source
        self.nativeID = nativeID
    }
}

/// Who is asked for: by the provider's id, or by name.
public enum ArtistQuery: Sendable, Equatable {
    case id(String)
    case name(String)
}

/// An artist as a source has it.
public struct FoundArtist: Sendable, Equatable {
    /// The source's id; where it answered with another than was asked (a merge), the answered one.
    public var nativeID: String
    /// As the source writes it, for people.
    public var name: String
    /// As lists are sorted (`Carey, Mariah`); nil: the source has none.
    public var sortName: String?
    /// As the source words it: `Person`, `Group` …
    public var kind: String?
    /// As the source words it, mostly two letters (`US`); nil: unknown.
    public var country: String?
    /// Tells namesakes apart; empty when the source gives none.
    public var disambiguation: String
    /// The artist's ids at other sources, as this one states them.
    public var foreignIDs: [ForeignID]
    /// What else the source knows the artist to be called; not stored.
    public var aliases: [String]
    /// Who else of the name the source has, where it was asked by name; the likeliest first. Shown with the run.
    public var namesakes: [FoundNamesake]

    public init(
        nativeID: String, name: String, sortName: String? = nil, kind: String? = nil, country: String? = nil,
        disambiguation: String = "", foreignIDs: [ForeignID] = [], aliases: [String] = [],
        namesakes: [FoundNamesake] = []
    ) {
        self.nativeID = nativeID
        self.name = name
        self.sortName = sortName
        self.kind = kind
        self.country = country
        self.disambiguation = disambiguation
        self.foreignIDs = foreignIDs
        self.aliases = aliases
        self.namesakes = namesakes
    }
}

/// One name of an artist credit, in its place.
public struct FoundArtistCredit: Sendable, Equatable {
    /// The artist's id at the source.
    public var nativeID: String
    /// The artist's own name.
    public var name: String
    /// The name as printed here; the own one where the source knows no other.
    public var creditedAs: String

    public init(nativeID: String, name: String, creditedAs: String) {
        self.nativeID = nativeID
        self.name = name
        self.creditedAs = creditedAs
    }
}

/// An album: all editions of one work of an artist (MusicBrainz: a release group).
public struct FoundAlbum: Sendable, Equatable {
    /// The source's id of the album, not of one edition.
    public var nativeID: String
    /// As the source writes it, for people.
    public var title: String
    /// `album`, `single`, `ep`, `compilation` … lower case; nil when unknown.
    public var kind: String?
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    public var releaseDate: String?
    /// Digits, as on the sleeve.
    public var barcode: String?
    /// The album's ids at other sources, as this one states them.
    public var foreignIDs: [ForeignID]
    /// Whom the album is credited to, the first first.
    public var artists: [FoundArtistCredit]
    /// The tracks where the source gave them along; nil: they have to be asked for.
    public var tracks: [FoundTrack]?
    /// Whether ``tracks`` are all that the source lists there: what it no longer lists leaves the album.
    public var isComplete: Bool

    public init(
        nativeID: String, title: String, kind: String? = nil, releaseDate: String? = nil, barcode: String? = nil,
        foreignIDs: [ForeignID] = [], artists: [FoundArtistCredit] = [], tracks: [FoundTrack]? = nil,
        isComplete: Bool = false
    ) {
        self.nativeID = nativeID
        self.title = title
        self.kind = kind
        self.releaseDate = releaseDate
        self.barcode = barcode
        self.foreignIDs = foreignIDs
        self.artists = artists
        self.tracks = tracks
        self.isComplete = isComplete
    }
}

/// A track: one recording in its place on an album.
public struct FoundTrack: Sendable, Equatable {
    /// The source's id of what ``isRecording`` says.
    public var nativeID: String
    /// Whether the id means the recording, wherever it stands; else one appearance of it on one album.
    public var isRecording: Bool
    /// As the source writes it, guests and version included.
    public var title: String
    /// What the source says beside the title to tell the recording from others, marks of the version among it:
    /// `live, 2003-07-04: Harbour Hall`; empty: nothing.
    public var note: String
    /// From 1.
    public var discNumber: Int
    /// On its disc, from 1; 0: before the first track.
    public var position: Int
    /// nil: unknown.
    public var lengthMilliseconds: Int?
    /// As the source writes them, of twelve letters and digits each; a recording may have several.
    public var isrcCodes: [String]
    /// Whom the track is credited to, the first first.
    public var artists: [FoundArtistCredit]
    /// The credit claims where the source gave them along; nil: they have to be asked for; empty: it has none.
    public var claims: [CreditClaim]?

    public init(
        nativeID: String, isRecording: Bool = true, title: String, note: String = "", discNumber: Int = 1,
        position: Int = 1,
        lengthMilliseconds: Int? = nil, isrcCodes: [String] = [], artists: [FoundArtistCredit] = [],
        claims: [CreditClaim]? = nil
    ) {
        self.nativeID = nativeID
        self.isRecording = isRecording
        self.title = title
        self.note = note
        self.discNumber = discNumber
        self.position = position
        self.lengthMilliseconds = lengthMilliseconds
        self.isrcCodes = isrcCodes
        self.artists = artists
        self.claims = claims
    }
}

/// One page of a longer list.
public struct Page<Element: Sendable>: Sendable {
    /// In the order of the list; fewer than were asked for prove nothing: see ``nextOffset``.
    public var elements: [Element]
    /// Where the next page starts; nil: this was the last.
    public var nextOffset: Int?
    /// All elements of the list as the source counts them, where it does.
    public var total: Int?

    public init(elements: [Element], nextOffset: Int?, total: Int? = nil) {
        self.elements = elements
        self.nextOffset = nextOffset
        self.total = total
    }
}
extension Page: Equatable where Element: Equatable {}

extension FoundTrack {
    /// Title, version and guests, as it is compared.
    var recordingTitle: RecordingTitle {
        RecordingTitle(title, artists: artists.flatMap { [$0.name, $0.creditedAs] }, note: note)
    }
}
