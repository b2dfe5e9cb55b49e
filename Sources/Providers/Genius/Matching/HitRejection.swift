import Catalogue
import Matching

/// Pages that are no songs of their own: translations, track lists, interviews.
enum HitRejection {
    /// - Parameter title: Ours: a song may well be called `Interview`.
    static func rejects(_ song: SongJSON, for title: String) -> Bool {
        isTranslation(song, for: title) || isPage(song, for: title)
    }

    private static func isTranslation(_ song: SongJSON, for title: String) -> Bool {
        let artists = song.primaryArtists
        if artists.contains(where: \.isTranslator) { return true }
        if (artists.map(\.name) + [song.artistNames ?? ""]).contains(where: isTeam) { return true }
        let path = song.path?.lowercased() ?? ""
        if path.hasPrefix("/genius-"), teams.contains(where: path.contains) { return true }
        let parts = TitleParts(TitleText.normal(song.title)) { _ in true }
        return parts.tails.contains { tail in
            let words = NameKey(String(tail.text)).text
            return translations.contains { words.contains($0) && !Self.words(title).contains($0) }
        }
    }

    /// `Genius English Translations`, `Genius Traductions françaises`.
    private static func isTeam(_ name: String) -> Bool {
        let name = NameKey(name).text
        return name.hasPrefix("genius ") && teams.contains(where: name.contains)
    }

    private static func isPage(_ song: SongJSON, for title: String) -> Bool {
        let names = song.primaryArtists.map { NameKey($0.name).text }
        if names.contains(where: houses.contains) { return true }
        let (theirs, ours) = (words(song.title), words(title))
        if theirs.hasPrefix(" a list of "), !ours.hasPrefix(" a list of ") { return true }
        return pages.contains { theirs.contains($0) && !ours.contains($0) }
    }

    /// Words between blanks, so that whole ones are found.
    private static func words(_ title: String) -> String { " \(NameKey(TitleText.normal(title)).text) " }

    private static let teams = [
        "translation", "romanization", "traduction", "traduccion", "traducao", "traducoes", "traduzion",
        "ubersetzung", "vertaling", "oversettelse", "oversattning", "tlumaczeni", "ceviri", "перевод", "переклад",
        "翻訳", "翻译", "번역",
    ]
    private static let translations = teams + ["romanized", "romanised", "romaji"]
    private static let houses: Set = ["spotify", "apple music", "genius"]
    private static let pages = [
        " tracklist ", " track list ", " album art ", " album artwork ", " liner notes ", " booklet ", " credits ",
        " interview ", " setlist ", " snippet ",
    ]
}
