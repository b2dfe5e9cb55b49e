/// Words that say in which form a recording was sold: remastered, cut for the radio, on a deluxe edition. It sounds as
/// it did, made by the same people, so they don't tell recordings apart. In the form of ``NameKey``.
enum EditionVocabulary {
    /// Whether nothing but an edition is named: `2011 Remaster`, `Radio Edit`, `Versión Remasterizada`.
    static func isEdition(_ words: [Substring]) -> Bool {
        var says = false
        for word in words {
            if isNamed(word) {
                says = true
            } else if word == "edit" && words.count == 1 {
                return true
            } else if !isFiller(word) && !isNumber(word) {
                return false
            }
        }
        return says
    }

    private static func isNamed(_ word: Substring) -> Bool {
        named.contains(word) || stems.contains(where: word.hasPrefix)
            || (Script.joinsWords(word) && joined.contains(where: word.contains))
    }

    private static func isFiller(_ word: Substring) -> Bool { fillers.contains(word) }

    private static func isNumber(_ word: Substring) -> Bool {
        let digits = word.prefix(while: \.isNumber)
        return !digits.isEmpty
            && (digits.count == word.count || ["st", "nd", "rd", "th"].contains(word.dropFirst(digits.count)))
    }

    static let named: Set<Substring> = [
        "explicit", "clean", "mono", "stereo", "bonus", "deluxe", "expanded", "anniversary", "radio", "album", "single",
        "original", "edition", "aniversario", "radioversion", "singleversion", "albumversion", "radioedit",
        "estereo", "studio", "uncensored", "censored", "atmos", "hires", "оригинал", "оригинальная",
    ]
    static let stems = ["remaster", "ремастер"]
    static let joined = ["リマスター", "リマスタリング", "리마스터", "重制", "シングル", "アルバム", "オリジナル"]
    /// What stands beside such words and says nothing alone.
    static let fillers: Set<Substring> = [
        "version", "versione", "versao", "versie", "fassung", "wersja", "verze", "версия", "ver", "edit", "mix",
        "edicion", "edicao", "digital", "digitally", "track", "video", "lp", "cd", "of", "the", "de", "la", "en",
        "dolby",
        "year", "years", "audio", "recording", "short", "для",
    ]
}
