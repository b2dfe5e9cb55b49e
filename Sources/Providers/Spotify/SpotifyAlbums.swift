import Catalogue
import Matching

/// Turns what Spotify says into albums and tracks. Pure.
enum SpotifyAlbums {
    /// nil: its name is gone, as after a takedown.
    ///
    /// - Parameter tracks: nil: they have to be asked for.
    static func album(_ album: AlbumJSON, tracks: [FoundTrack]?) -> FoundAlbum? {
        guard !album.name.isEmpty else { return nil }
        return FoundAlbum(
            nativeID: album.id, title: album.name, kind: album.type?.lowercased(),
            releaseDate: ReleaseDate.valid(album.releaseDate, precision: album.releaseDatePrecision),
            barcode: Barcode.valid(album.codes?.upc ?? album.codes?.ean), artists: credits(album.artists),
            tracks: tracks)
    }

    /// Tracks in their order, each once, without files of somebody's own. Spotify states no credits, so there are
    /// no claims either way.
    static func tracks(_ tracks: [TrackJSON], codes: SpotifyCodes) -> [FoundTrack] {
        var ids: Set<String> = []
        return tracks.enumerated().compactMap { index, track in
            guard let id = track.catalogueID, ids.insert(id).inserted else { return nil }
            return FoundTrack(
                nativeID: id, isRecording: false, title: track.name, discNumber: max(track.discNumber ?? 1, 1),
                position: track.number ?? index + 1,
                lengthMilliseconds: track.lengthMilliseconds.flatMap { $0 > 0 ? $0 : nil },
                isrcCodes: codes[id] ?? [], artists: credits(track.artists))
        }.sorted { ($0.discNumber, $0.position) < ($1.discNumber, $1.position) }
    }

    private static func credits(_ artists: [ArtistJSON]) -> [FoundArtistCredit] {
        artists.compactMap { artist in
            guard let id = artist.id, !artist.name.isEmpty else { return nil }
            return FoundArtistCredit(nativeID: id, name: artist.name, creditedAs: artist.name)
        }
    }
}

extension TrackJSON {
    /// nil: not a track of the catalogue, or one whose name is gone.
    var catalogueID: String? {
        isLocal || name.isEmpty ? nil : id.flatMap { SpotifyID($0)?.text }
    }
}

/// The ISRCs of tracks, by their ids. Pure.
struct SpotifyCodes: Sendable, Equatable {
    private var codes: [String: [String]] = [:]

    /// nil: not known; empty: it has none.
    subscript(id: String) -> [String]? { codes[id] }

    mutating func add(_ track: TrackJSON?, as id: String) {
        codes[id] = track?.codes?.isrc.flatMap(ISRC.valid).map { [$0] } ?? []
    }

    /// Adds what a search found. Only ids tell that a hit is ours: names are alike.
    mutating func add(hits: [TrackJSON]) {
        for track in hits { if let id = track.catalogueID { add(track, as: id) } }
    }

    func cover(_ tracks: [TrackJSON]) -> Bool { tracks.compactMap(\.catalogueID).allSatisfy { codes[$0] != nil } }
}

/// UPC and EAN.
enum Barcode {
    /// The text where it is digits and nothing else.
    static func valid(_ text: String?) -> String? {
        guard let text, (8...14).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        return text
    }
}

/// Dates of which only the year, or year and month, may be known.
enum ReleaseDate {
    /// The date as far as it is known, as `YYYY[-MM[-DD]]`; nil: it is none. `0000` has been seen.
    ///
    /// - Parameter precision: `year`, `month`, `day`: what stands beyond is made up. nil: as the text goes.
    static func valid(_ text: String?, precision: String?) -> String? {
        guard let text else { return nil }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { part in
            part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(part) : nil
        }
        guard [[4], [4, 2], [4, 2, 2]].contains(parts.map(\.utf8.count)), numbers.count == parts.count,
            isDate(numbers)
        else { return nil }
        let kept = precision.flatMap { ["year": 1, "month": 2, "day": 3][$0] } ?? 3
        return parts.prefix(kept).joined(separator: "-")
    }

    private static func isDate(_ numbers: [Int]) -> Bool {
        guard numbers[0] > 0 else { return false }
        guard numbers.count > 1 else { return true }
        guard (1...12).contains(numbers[1]) else { return false }
        return numbers.count == 2 || (1...days(numbers[0], numbers[1])).contains(numbers[2])
    }

    private static func days(_ year: Int, _ month: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        default: 31
        }
    }
}
