import Catalogue
import FleetMessages
import Matching

/// What is known of an album that Discogs is to find.
struct WantedAlbum: Equatable {
    let id: DiscogsAlbumID?
    let barcode: String?
    let title: String
    /// Whom its tracks are credited to first.
    let artist: String?
    /// That artist's ids at Discogs, where we have some.
    let artistNumbers: Set<DiscogsNumber>
    let year: Int?

    init(_ place: PlaceReference, of track: TrackReference) {
        id = DiscogsAlbumID.best(of: place.albumNativeIDs[Discogs.source] ?? [])
        barcode = place.barcode.flatMap { $0.isBarcode ? $0 : nil }
        title = place.albumTitle
        artist = track.artists.first?.name
        artistNumbers = Set((track.artists.first?.nativeIDs[Discogs.source] ?? []).compactMap { DiscogsNumber($0) })
        year = place.releaseDate.flatMap { Int($0.prefix(4)) }
    }

    /// Surest and cheapest first.
    enum Key: Hashable {
        case id(DiscogsAlbumID)
        case barcode(String)
        case name(artist: NameKey, title: NameKey)

        var rank: Int {
            switch self {
            case .id: 0
            case .barcode: 1
            case .name: 2
            }
        }
    }

    /// By what it is found; nil: nothing is known to find it by.
    var key: Key? {
        if let id { return .id(id) }
        if let barcode { return .barcode(barcode) }
        let (artist, title) = (NameKey(artist ?? ""), NameKey(title))
        return artist.isEmpty || title.isEmpty ? nil : .name(artist: artist, title: title)
    }
}

/// Tracks that one album answers.
struct AlbumGroup: Equatable {
    struct Member: Equatable {
        let track: TrackReference
        let place: PlaceReference
    }

    let album: WantedAlbum
    var members: [Member]
}

/// Which albums to ask for, so that the fewest requests bring a batch of tracks. Pure.
struct AlbumGroups: Equatable {
    /// Each track is in one: of its albums the one that is found most surely, then the one that holds most of the
    /// batch, then the earliest. Tracks of no album that could be found are in none.
    let groups: [AlbumGroup]

    init(of tracks: [TrackReference]) {
        var order: [WantedAlbum.Key] = []
        var all: [WantedAlbum.Key: AlbumGroup] = [:]
        for track in tracks {
            for place in track.places {
                let album = WantedAlbum(place, of: track)
                guard let key = album.key else { continue }
                if all[key] == nil { order.append(key) }
                all[key, default: AlbumGroup(album: album, members: [])].add(track, at: place)
            }
        }
        var assigned: Set<TrackID> = []
        groups = Self.sorted(order, all).compactMap { key in
            guard var group = all[key] else { return nil }
            group.members.removeAll { assigned.contains($0.track.id) }
            assigned.formUnion(group.members.map(\.track.id))
            return group.members.isEmpty ? nil : group
        }
    }

    private static func sorted(
        _ order: [WantedAlbum.Key], _ all: [WantedAlbum.Key: AlbumGroup]
    ) -> [WantedAlbum.Key] {
        let ranked = order.enumerated().map { offset, key in
            (key: key, rank: [key.rank, -(all[key]?.members.count ?? 0), offset])
        }
        return ranked.sorted { $0.rank.lexicographicallyPrecedes($1.rank) }.map(\.key)
    }
}

extension AlbumGroup {
    fileprivate mutating func add(_ track: TrackReference, at place: PlaceReference) {
        guard !members.contains(where: { $0.track.id == track.id }) else { return }
        members.append(Member(track: track, place: place))
    }
}

extension String {
    fileprivate var isBarcode: Bool {
        (8...14).contains(utf8.count) && utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
}
