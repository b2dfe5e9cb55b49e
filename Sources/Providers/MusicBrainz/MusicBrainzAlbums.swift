import Catalogue

/// Turns releases into albums: editions of one release group become one album. Pure.
enum MusicBrainzAlbums {
    /// Albums in the order in which their groups first appear. A release without a group is left out:
    /// there is nothing to know it by again.
    static func albums(of releases: [ReleaseJSON]) -> [FoundAlbum] {
        var order: [String] = []
        var editions: [String: [ReleaseJSON]] = [:]
        for release in releases {
            guard let group = release.group else { continue }
            if editions[group.id] == nil { order.append(group.id) }
            editions[group.id, default: []].append(release)
        }
        return order.compactMap { editions[$0].flatMap(album(of:)) }
    }

    /// The tracks of all editions, each recording once, in the place that the earliest edition gives it.
    static func tracks(of editions: [ReleaseJSON]) -> [FoundTrack] {
        let sorted = byDate(editions)
        let appearances = Appearances(in: sorted)
        return appearances.order.compactMap { id in
            guard let places = appearances.places[id], let first = places.first else { return nil }
            return track(at: first, all: places)
        }
    }

    /// A recording that was looked up by itself, in no place.
    static func track(_ recording: RecordingJSON) -> FoundTrack {
        FoundTrack(
            nativeID: recording.id, title: recording.title, note: MusicBrainzVersions.note(of: recording),
            lengthMilliseconds: recording.lengthMilliseconds.flatMap { $0 > 0 ? $0 : nil },
            isrcCodes: recording.isrcCodes.map { $0.uppercased() }, artists: credits(recording.artistCredit),
            claims: MusicBrainzCredits.claims(of: recording))
    }

    private static func album(of editions: [ReleaseJSON]) -> FoundAlbum? {
        let sorted = byDate(editions)
        guard let earliest = sorted.first, let group = earliest.group else { return nil }
        let dates = [group.firstReleaseDate] + editions.map(\.date)
        return FoundAlbum(
            nativeID: group.id, title: group.title ?? earliest.title, kind: group.kind,
            releaseDate: PartialDate.earliest(of: dates),
            barcode: sorted.lazy.compactMap { Barcode.digits($0.barcode) }.first,
            foreignIDs: MusicBrainzForeignIDs.ofAlbum(in: sorted),
            artists: credits(group.artistCredit ?? earliest.artistCredit), tracks: tracks(of: editions))
    }

    /// Earliest first, undated last; editions of the same date stay as they came.
    private static func byDate(_ editions: [ReleaseJSON]) -> [ReleaseJSON] {
        editions.enumerated().sorted { left, right in
            let dates = (PartialDate.valid(left.element.date) ?? "~", PartialDate.valid(right.element.date) ?? "~")
            return dates.0 == dates.1 ? left.offset < right.offset : dates.0 < dates.1
        }.map(\.element)
    }

    private static func track(at first: Place, all places: [Place]) -> FoundTrack {
        let recording = first.recording
        let codes = places.flatMap(\.recording.isrcCodes).map { $0.uppercased() }
        return FoundTrack(
            nativeID: recording.id, title: recording.title, note: MusicBrainzVersions.note(of: recording),
            discNumber: first.disc, position: first.position,
            lengthMilliseconds: (recording.lengthMilliseconds ?? first.lengthMilliseconds).flatMap {
                $0 > 0 ? $0 : nil
            },
            isrcCodes: codes.reduce(into: []) { if !$0.contains($1) { $0.append($1) } },
            artists: credits(recording.artistCredit ?? first.artistCredit),
            claims: MusicBrainzCredits.claims(of: recording, on: places.map(\.release)))
    }

    private static func credits(_ credit: [ArtistCreditJSON]?) -> [FoundArtistCredit] {
        (credit ?? []).compactMap { name in
            name.artist.map { FoundArtistCredit(nativeID: $0.id, name: $0.name, creditedAs: name.name ?? $0.name) }
        }
    }
}

/// Where a recording stands on one release.
private struct Place {
    let release: ReleaseJSON
    let recording: RecordingJSON
    let disc: Int
    let position: Int
    let lengthMilliseconds: Int?
    let artistCredit: [ArtistCreditJSON]?

    init?(_ track: TrackJSON, on release: ReleaseJSON, disc: Int, index: Int) {
        guard let recording = track.recording, !recording.isVideo else { return nil }
        self.release = release
        self.recording = recording
        self.disc = disc
        position = track.position ?? index
        lengthMilliseconds = track.lengthMilliseconds
        artistCredit = track.artistCredit
    }
}

/// All places of each recording, in the order of the editions. A video is no track.
private struct Appearances {
    private(set) var order: [String] = []
    private(set) var places: [String: [Place]] = [:]

    init(in editions: [ReleaseJSON]) {
        for release in editions {
            for (index, medium) in (release.media ?? []).enumerated() {
                add(medium, of: release, disc: medium.position ?? index + 1)
            }
        }
    }

    private mutating func add(_ medium: MediumJSON, of release: ReleaseJSON, disc: Int) {
        if let pregap = medium.pregap { add(Place(pregap, on: release, disc: disc, index: 0)) }
        for (index, track) in ((medium.tracks ?? []) + (medium.dataTracks ?? [])).enumerated() {
            add(Place(track, on: release, disc: disc, index: index + 1))
        }
    }

    private mutating func add(_ place: Place?) {
        guard let place else { return }
        if places[place.recording.id] == nil { order.append(place.recording.id) }
        places[place.recording.id, default: []].append(place)
    }
}

extension ReleaseGroupJSON {
    /// `album`, `single` …; what says more about its recordings, `compilation`, `live`, `remix`, `demo`, comes first.
    var kind: String? {
        let types = Set(secondaryTypes.map { $0.lowercased() })
        return ["compilation", "live", "remix", "demo"].first(where: types.contains) ?? primaryType?.lowercased()
    }

    /// Other people's tracks, mixed by one.
    var isMix: Bool { secondaryTypes.contains { $0.lowercased() == "dj-mix" } }
}

/// Dates of which only the year, or year and month, may be known.
enum PartialDate {
    /// The date if it is `YYYY[-MM[-DD]]`; MusicBrainz also has empty ones and years of `????`.
    static func valid(_ text: String?) -> String? {
        guard let text else { return nil }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let lengths = parts.map { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } ? $0.utf8.count : 0 }
        return [[4], [4, 2], [4, 2, 2]].contains(lengths) ? text : nil
    }

    /// The earliest; of two that agree as far as they go, the fuller.
    static func earliest(of dates: [String?]) -> String? {
        dates.compactMap(valid).min { left, right in
            if left.hasPrefix(right) || right.hasPrefix(left) { return left.utf8.count > right.utf8.count }
            return left < right
        }
    }
}
