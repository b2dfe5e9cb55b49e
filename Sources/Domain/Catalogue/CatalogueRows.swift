import FleetMessages
import FoundationEssentials
import Matching

// What sources say, in the JSON that the store's SQL functions take. One document a page: one round trip.

struct ArtistRow: Encodable {
    let nativeId: String
    let name: String
    let nameKey: String
    var sortName: String?
    var kind: String?
    var country: String?
    var disambiguation: String?
    var creditedAs: String?

    init(_ artist: FoundArtist) {
        nativeId = artist.nativeID
        name = artist.name
        nameKey = NameKey(artist.name).text
        // A full record is told from a bare credit by its sort name.
        sortName = artist.sortName ?? artist.name
        kind = artist.kind
        country = artist.country
        disambiguation = artist.disambiguation
    }

    init(_ credit: FoundArtistCredit) {
        nativeId = credit.nativeID
        name = credit.name
        nameKey = NameKey(credit.name).text
        creditedAs = credit.creditedAs
    }
}

/// An artist as one source of several describes it; nothing but an id where it is only stated, or ours.
struct ArtistRecordRow: Encodable {
    var artistId: Int64?
    var source, nativeId: String?
    var name, nameKey, sortName, kind, country, disambiguation: String?

    init(_ known: ArtistID) { artistId = known.rawValue }

    init(_ artist: FoundArtist, from source: Source) {
        self.source = source.name
        nativeId = artist.nativeID
        name = artist.name
        nameKey = NameKey(artist.name).text
        sortName = artist.sortName
        kind = artist.kind
        country = artist.country
        disambiguation = artist.disambiguation
    }

    init(_ id: ForeignID) {
        source = id.source.name
        nativeId = id.nativeID
    }
}

struct ForeignIDRow: Encodable {
    let source, nativeId: String

    init(_ id: ForeignID) {
        source = id.source.name
        nativeId = id.nativeID
    }
}

struct AlbumRow: Encodable {
    let nativeId: String
    let title: String
    let titleKey: String
    let kind: String?
    let releaseDate: String?
    let barcode: String?
    let foreignIds: [ForeignIDRow]
    let artists: [ArtistRow]
    let tracks: [TrackRow]?
    let isComplete: Bool

    init(_ album: FoundAlbum, _ placing: TrackAssignment.Placing) {
        nativeId = album.nativeID
        title = album.title
        titleKey = TitleKey(album: album.title).text
        kind = album.kind
        releaseDate = album.releaseDate
        barcode = album.barcode
        foreignIds = album.foreignIDs.map(ForeignIDRow.init)
        artists = album.artists.map(ArtistRow.init)
        tracks = album.tracks?.map { TrackRow($0, placing) }
        isComplete = album.isComplete
    }
}

struct TrackRow: Encodable {
    let nativeId: String
    let trackId: Int64?
    let sameAs: String?
    let title: String
    let titleKey: String
    let note: String
    let discNumber: Int
    let position: Int
    let lengthMs: Int?
    let isrcs: [String]
    let artists: [ArtistRow]
    let claims: [ClaimRow]?

    init(_ track: FoundTrack, _ placing: TrackAssignment.Placing) {
        nativeId = track.nativeID
        trackId = placing.known[nativeId]?.rawValue
        sameAs = placing.same[nativeId]
        title = track.title
        titleKey = TitleKey(track.recordingTitle).text
        note = track.note
        discNumber = track.discNumber
        position = track.position
        lengthMs = track.lengthMilliseconds
        isrcs = track.isrcCodes
        artists = track.artists.map(ArtistRow.init)
        claims = track.claims?.map(ClaimRow.init)
    }
}

struct ClaimRow: Encodable {
    let personNativeId, personName, personNameKey: String
    let personKind: String?
    let role, level, statedOn, creditedAs, sourceRole: String

    init(_ claim: CreditClaim) {
        personNativeId = claim.personNativeID
        personName = claim.personName
        personNameKey = NameKey(claim.personName).text
        personKind = claim.personKind
        role = claim.role.rawValue
        level = claim.level.rawValue
        statedOn = claim.statedOn
        creditedAs = claim.creditedAs
        sourceRole = claim.sourceRole
    }
}

/// What a source states about a track of ours. Of a match that is not sure enough only the match is kept.
struct ClaimedTrackRow: Encodable {
    struct MatchRow: Encodable {
        let nativeId, method: String
        let score: Double
    }

    let trackId: Int64
    let match: MatchRow?
    let claims: [ClaimRow]

    init(_ track: TrackID, _ credits: FoundCredits?) {
        trackId = track.rawValue
        match = credits.map {
            MatchRow(nativeId: $0.nativeID, method: $0.match.method.rawValue, score: $0.match.score)
        }
        claims = (credits.map { $0.match.isAccepted ? $0.claims : [] } ?? []).map(ClaimRow.init)
    }
}

struct CreditRow: Encodable {
    let trackId, personId: Int64
    let role: String
    let confidence: Double
    let sources: [String]

    init(_ credit: Credit) {
        trackId = credit.track.rawValue
        personId = credit.person.rawValue
        role = credit.role.rawValue
        confidence = credit.confidence
        sources = credit.sources.map(\.name)
    }
}

struct LinksRow: Encodable {
    struct LinkRow: Encodable {
        let platform, url, pageKey: String
        let handle: String?
        let confidence: Double

        init(_ link: FoundLink) {
            platform = link.platform
            url = link.url
            pageKey = link.pageKey
            handle = link.handle
            confidence = link.confidence
        }
    }

    let personId: Int64
    let statedFor: String?
    let links: [LinkRow]
}

struct ProfileRow: Encodable {
    struct Shown: Encodable {
        let nativeId: String
        let name, biography, website: String?
        let followers, posts: Int?
    }

    let handle: String
    let profile: Shown?

    init(_ handle: String, _ profile: FoundProfile?) {
        self.handle = handle
        self.profile = profile.map {
            Shown(
                nativeId: $0.nativeID, name: $0.name, biography: $0.biography, website: $0.website,
                followers: $0.followers, posts: $0.posts)
        }
    }
}
