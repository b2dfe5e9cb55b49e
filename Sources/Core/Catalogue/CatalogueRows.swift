import FoundationEssentials
import Messages

// What sources say, in the JSON that the store's SQL functions take. One document a page: one round trip.

struct ArtistRow: Encodable {
    let nativeId: String
    let name: String
    var sortName: String?
    var kind: String?
    var country: String?
    var disambiguation: String?
    var creditedAs: String?

    init(_ artist: FoundArtist) {
        nativeId = artist.nativeID
        name = artist.name
        // A full record is told from a bare credit by its sort name.
        sortName = artist.sortName ?? artist.name
        kind = artist.kind
        country = artist.country
        disambiguation = artist.disambiguation
    }

    init(_ credit: FoundArtistCredit) {
        nativeId = credit.nativeID
        name = credit.name
        creditedAs = credit.creditedAs
    }
}

struct AlbumRow: Encodable {
    let nativeId: String
    let title: String
    let kind: String?
    let releaseDate: String?
    let artists: [ArtistRow]
    let tracks: [TrackRow]?

    init(_ album: FoundAlbum) {
        nativeId = album.nativeID
        title = album.title
        kind = album.kind
        releaseDate = album.releaseDate
        artists = album.artists.map(ArtistRow.init)
        tracks = album.tracks?.map { TrackRow($0) }
    }
}

struct TrackRow: Encodable {
    var albumNativeId: String?
    let nativeId: String
    let title: String
    let discNumber: Int
    let position: Int
    let lengthMs: Int?
    let isrcs: [String]
    let artists: [ArtistRow]
    let claims: [ClaimRow]?

    init(_ track: FoundTrack, album: String? = nil) {
        albumNativeId = album
        nativeId = track.nativeID
        title = track.title
        discNumber = track.discNumber
        position = track.position
        lengthMs = track.lengthMilliseconds
        isrcs = track.isrcCodes
        artists = track.artists.map(ArtistRow.init)
        claims = track.claims?.map(ClaimRow.init)
    }
}

struct ClaimRow: Encodable {
    let personNativeId, personName: String
    let personKind: String?
    let role, level, statedOn, creditedAs, sourceRole: String

    init(_ claim: CreditClaim) {
        personNativeId = claim.personNativeID
        personName = claim.personName
        personKind = claim.personKind
        role = claim.role.rawValue
        level = claim.level.rawValue
        statedOn = claim.statedOn
        creditedAs = claim.creditedAs
        sourceRole = claim.sourceRole
    }
}

struct ClaimedTrackRow: Encodable {
    let nativeId: String
    let claims: [ClaimRow]
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
        let platform, url: String
        let handle: String?
    }

    let personId: Int64
    let links: [LinkRow]
}
