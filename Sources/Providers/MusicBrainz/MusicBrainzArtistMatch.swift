import Catalogue
import Matching

/// Picks the artist that a name means. Pure.
enum MusicBrainzArtistMatch {
    /// The best hit whose name, or one of whose aliases, is the name asked for.
    ///
    /// The search finds by likeness, so a hit is accepted for its name alone: who bears it goes before whom an alias
    /// means, and those before who bears it but for the article (``ActName``). Among equals the search's own order by
    /// score decides, then a person or group over what else there is; the one chosen says by its disambiguation who
    /// it is, and the others who bear the name, or have it as an alias, come along as namesakes.
    static func best(of hits: [SearchPageJSON<ArtistJSON>.Hit], named name: String) -> FoundArtist? {
        let wanted = NameKey(name)
        guard !wanted.isEmpty else { return nil }
        let ranked = hits.enumerated().compactMap { Candidate($0.element, wanted, ActName(name), order: $0.offset) }
            .sorted { $0.rank.lexicographicallyPrecedes($1.rank) }
        guard let best = ranked.first else { return nil }
        var found = FoundArtist(best.artist)
        found.namesakes = ranked.dropFirst().filter { $0.artist.id != best.artist.id && $0.isNamed(like: best) }
            .prefix(namesakesMaximum).map { FoundArtist($0.artist).asNamesake }
        return found
    }

    /// Namesakes that are told of.
    static let namesakesMaximum = 10

    private struct Candidate {
        let artist: ArtistJSON
        /// Lower is better.
        let rank: [Int]

        init?(_ hit: SearchPageJSON<ArtistJSON>.Hit, _ wanted: NameKey, _ act: ActName, order: Int) {
            let artist = hit.element
            guard !SpecialPurposeArtist.contains(artist.id), let nearness = Self.nearness(of: artist, to: wanted, act)
            else { return nil }
            let isAct = artist.type == "Person" || artist.type == "Group"
            self.artist = artist
            rank = [nearness, -hit.score, isAct ? 0 : 1, order]
        }

        /// Whether the name means this one as much as the other: both bear it, or have it as an alias; or neither does.
        func isNamed(like other: Candidate) -> Bool { (rank[0] < 2) == (other.rank[0] < 2) }

        private static func nearness(of artist: ArtistJSON, to wanted: NameKey, _ act: ActName) -> Int? {
            if NameKey(artist.name) == wanted { return 0 }
            if artist.aliases.contains(where: { NameKey($0) == wanted }) { return 1 }
            return ([artist.name] + artist.aliases).contains { ActName($0) == act } ? 2 : nil
        }
    }
}

extension FoundArtist {
    init(_ artist: ArtistJSON) {
        self.init(
            nativeID: artist.id, name: artist.name, sortName: artist.sortName, kind: artist.type,
            country: artist.country, disambiguation: artist.disambiguation,
            foreignIDs: MusicBrainzForeignIDs.ofArtist(in: artist.relations ?? []), aliases: artist.aliases)
    }
}
