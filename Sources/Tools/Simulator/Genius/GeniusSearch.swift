extension GeniusCatalogue {
    /// Songs by how many words of the query stand in title or artists; those that have all of them come first.
    ///
    /// - Parameter query: Free text; words of any case, with or without accents.
    func search(_ query: String) -> [GeniusSong] {
        let words = Set(NameFolding.words(of: query))
        let hits = songs.enumerated().compactMap { place, song -> Hit? in
            let matched = song.words.intersection(words).count
            guard matched > 0 else { return nil }
            // Among equals, the one with the fewest other words; a translation even before the song itself.
            return Hit(place: place, matched: matched, surplus: song.translationOf == nil ? song.words.count : 0)
        }
        return hits.sorted(by: <).map { songs[$0.place] }
    }

    private struct Hit: Comparable {
        let place: Int
        let matched: Int
        let surplus: Int

        static func < (left: Hit, right: Hit) -> Bool {
            (right.matched, left.surplus, left.place) < (left.matched, right.surplus, right.place)
        }
    }
}
