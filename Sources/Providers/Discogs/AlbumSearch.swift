import Catalogue
import Matching

/// One way to put a search.
struct SearchForm: Sendable {
    /// Names and values, not yet encoded.
    let conditions: [(String, String)]

    /// Each form asks for one condition less than the one before.
    static func forms(barcode: String) -> [SearchForm] {
        [
            SearchForm(conditions: [("type", "release"), ("barcode", barcode)]),
            SearchForm(conditions: [("barcode", barcode)]),
        ]
    }

    /// Each form is easier to answer than the one before.
    static func forms(artist: String, title: String) -> [SearchForm] {
        let (artist, title) = (cut(artist), cut(title))
        return [
            SearchForm(conditions: [("type", "release"), ("artist", artist), ("release_title", title)]),
            SearchForm(conditions: [("artist", artist), ("release_title", title)]),
            SearchForm(conditions: [("q", "\(artist) \(title)")]),
        ]
    }

    private static func cut(_ text: String) -> String {
        var text = text
        while text.utf8.count > DiscogsLimits.searchTextBytesMaximum { text.removeLast() }
        return text
    }
}

/// Which hit of a search is the album. Pure.
enum AlbumHits {
    /// A barcode is typed in by hand and printed on several editions: of those that have it, one of the same title
    /// is preferred. Whether the tracks are the same is seen when it has come.
    static func best(of hits: [HitJSON], barcodeOf album: WantedAlbum) -> DiscogsAlbumID? {
        best(of: hits) { hit in
            let isNamed = hit.names.contains { NameKey($0.title) == NameKey(album.title) }
            return [isNamed ? 0 : 1, hit.isOfficial ? 0 : 1]
        }
    }

    /// Artist and title must be the same, and the years no further apart than one where both are known: editions of
    /// later years may hold other recordings.
    static func best(of hits: [HitJSON], named album: WantedAlbum) -> DiscogsAlbumID? {
        let (artist, title) = (NameKey(album.artist ?? ""), NameKey(album.title))
        guard !artist.isEmpty, !title.isEmpty else { return nil }
        return best(of: hits) { hit in
            let isNamed = hit.names.contains { NameKey($0.artist) == artist && NameKey($0.title) == title }
            let distance = hit.year.flatMap { year in album.year.map { abs($0 - year) } }
            guard isNamed, distance ?? 0 <= 1 else { return nil }
            return [hit.isOfficial ? 0 : 1, distance ?? 1]
        }
    }

    /// The release of the lowest rank; of equal ones the first, as the search sorted them. nil: not the album.
    private static func best(of hits: [HitJSON], rank: (HitJSON) -> [Int]?) -> DiscogsAlbumID? {
        let ranked = hits.enumerated().compactMap { offset, hit -> (id: DiscogsAlbumID, rank: [Int])? in
            guard hit.type == "release", let number = DiscogsNumber(hit.id), let rank = rank(hit) else { return nil }
            return (DiscogsAlbumID(.release, number), rank + [offset])
        }
        return ranked.min { $0.rank.lexicographicallyPrecedes($1.rank) }?.id
    }
}

extension HitJSON {
    /// `Prodigy, The - The Rest, The Unreleased! The Last` in every way it may be parted: names hold hyphens, too. A
    /// star after a name says that the record spells it otherwise.
    var names: [(artist: String, title: String)] {
        let gap = " - "
        let parts = title.split(separator: gap, maxSplits: 8, omittingEmptySubsequences: false).map(String.init)
        return (1..<max(1, parts.count)).map { count in
            let artist = parts[..<count].joined(separator: gap)
            return (
                DiscogsName.display(artist.hasSuffix("*") ? String(artist.dropLast()) : artist),
                parts[count...].joined(separator: gap)
            )
        }
    }

    fileprivate var isOfficial: Bool { !formats.contains("Unofficial Release") }
}
