extension RoleTracks {
    /// Takes the bracket that names tracks out of an item's: `Tracks 1 to 4`, `tracks: A1, B2`, `except track 3`, and
    /// on what is no instrument, which may be called so, `1-3`.
    static func taken(from item: RoleItem) -> (tracks: RoleTracks?, details: [String]) {
        let mayBeBare = !RoleSense(RoleWords(item.name)).isPerformance
        for (index, detail) in item.details.enumerated() {
            guard let tracks = RoleTracks(bracket: detail, mayBeBare: mayBeBare) else { continue }
            var details = item.details
            details.remove(at: index)
            return (tracks, details)
        }
        return (nil, item.details)
    }

    /// nil: it does not speak of tracks.
    private init?(bracket: String, mayBeBare: Bool) {
        var words = bracket.split { $0.isWhitespace || $0 == ":" || $0 == "." && bracket.last == "." }[...]
        var isNamed = false
        var isExcept = false
        while let word = words.first?.lowercased(), !Self.isPosition(word) {
            if Self.names.contains(word) {
                isNamed = true
            } else if Self.exceptions.contains(word) {
                isExcept = true
            } else if !Self.fillers.contains(word) {
                return nil
            }
            words.removeFirst()
        }
        guard isNamed || isExcept || mayBeBare, !words.isEmpty, words.allSatisfy({ Self.isListed($0) }) else {
            return nil
        }
        self.init(words.joined(separator: " "), isExcept: isExcept)
    }

    /// A position, several without blanks between them (`1-3`, `A1,B2`), or a word that joins them.
    private static func isListed(_ word: Substring) -> Bool {
        let pieces = word.lowercased().split { ",;&-–/+".contains($0) }
        return pieces.allSatisfy { isPosition(String($0)) || joins.contains(String($0)) }
    }

    /// `3`, `A1`, `2.03`, `B`; no year, and no word.
    private static func isPosition(_ word: String) -> Bool {
        let pieces = word.split { ",;&-–/+.".contains($0) }
        return !pieces.isEmpty
            && pieces.allSatisfy { piece in
                let digits = piece.drop { $0.isASCII && $0.isLetter }.prefix { $0.isASCII && $0.isNumber }
                let letters = piece.prefix { $0.isASCII && $0.isLetter }
                let rest = piece.dropFirst(letters.count + digits.count)
                guard !digits.isEmpty else { return false }
                return digits.count <= 3 && (letters.count <= 1 || prefixes.contains(String(letters)))
                    && (rest.isEmpty || rest.count == 1 && rest.allSatisfy { $0.isASCII && $0.isLetter })
            }
    }

    private static let names: Set = [
        "track", "tracks", "trk", "trks", "tr", "trx", "song", "songs", "cut", "cuts", "titel", "titre", "titres",
        "piste", "pistes", "plage", "plages", "brano", "brani", "traccia", "tracce", "tema", "temas", "pista", "pistas",
        "faixa", "faixas", "corte", "cortes", "spår", "spor", "nummer", "nr", "no", "#", "skladba", "skladby", "utwór",
        "utwory", "трек", "треки", "raita", "raidat",
    ]
    private static let exceptions: Set = [
        "except", "excepting", "excluding", "without", "but", "außer", "ausser", "sauf", "excepto", "eccetto", "salvo",
        "utom", "kromě", "кроме",
    ]
    private static let fillers: Set = ["on", "for", "of", "all", "only", "the", "auf", "sur", "en", "su", "in", "på"]
    private static let joins: Set = [
        "to", "and", "through", "thru", "till", "until", "bis", "und", "à", "a", "au", "et", "al", "y", "e", "till",
        "och",
    ]
    private static let prefixes: Set = ["cd", "lp", "dvd"]
}
