import Catalogue
import Matching

/// Picks the artist that a name means. Pure.
enum MusicBrainzArtistMatch {
    /// The best hit whose name, or one of whose aliases, is the name asked for.
    ///
    /// The search finds by likeness, so a hit is accepted for its name alone. Among namesakes the search's
    /// own order by score decides, then a name over an alias, then a person or group over what else there
    /// is; the one chosen says by its disambiguation who it is.
    static func best(of hits: [SearchPageJSON<ArtistJSON>.Hit], named name: String) -> FoundArtist? {
        let wanted = NameKey(name)
        guard !wanted.isEmpty else { return nil }
        let ranked = hits.enumerated().compactMap { Candidate($0.element, wanted, order: $0.offset) }
        return ranked.min { $0.rank.lexicographicallyPrecedes($1.rank) }.map { FoundArtist($0.artist) }
    }

    private struct Candidate {
        let artist: ArtistJSON
        /// Lower is better.
        let rank: [Int]

        init?(_ hit: SearchPageJSON<ArtistJSON>.Hit, _ wanted: NameKey, order: Int) {
            let artist = hit.element
            let isNamed = NameKey(artist.name) == wanted
            let isKnown = !SpecialPurposeArtist.contains(artist.id)
            guard isKnown, isNamed || artist.aliases.contains(where: { NameKey($0) == wanted }) else { return nil }
            let isAct = artist.type == "Person" || artist.type == "Group"
            self.artist = artist
            rank = [-hit.score, isNamed ? 0 : 1, isAct ? 0 : 1, order]
        }
    }
}

extension FoundArtist {
    init(_ artist: ArtistJSON) {
        self.init(
            nativeID: artist.id, name: artist.name, sortName: artist.sortName, kind: artist.type,
            country: artist.country, disambiguation: artist.disambiguation,
            foreignIDs: MusicBrainzForeignIDs.ofArtist(in: artist.relations ?? []))
    }
}
