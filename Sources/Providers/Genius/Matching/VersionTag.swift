/// Which version of a song a title names. Versions have makers of their own, so they are never mixed up.
enum VersionTag: Hashable, Sendable {
    case remix, mix, edit, extended
    case live, acoustic, instrumental, acapella, karaoke
    case demo, cover, freestyle
    case skit, intro, outro, interlude, reprise
    case slowed, spedUp
    /// A version by another word: `(Piano Version)`.
    case version
    case part(Int)

    /// What a word says where it is set off from the title: in brackets, or after a dash.
    static func named(_ word: Substring) -> VersionTag? { words[word] }

    /// What the last word says although nothing sets it off. Words that end ordinary titles (`live`, `cover`,
    /// `mix`) are not among them.
    static func ending(_ word: Substring) -> VersionTag? { endings.contains(word) ? words[word] : nil }

    /// The number of a part: `2`, `ii`, `two`.
    static func number(_ word: Substring) -> Int? {
        if let number = Int(word), (1...99).contains(number) { return number }
        return (romans.firstIndex(of: word) ?? numerals.firstIndex(of: word)).map { $0 + 1 }
    }

    static let partWords: Set<Substring> = ["part", "pt", "parts", "pts"]

    private static let words: [Substring: VersionTag] = [
        "remix": .remix, "remixed": .remix, "rmx": .remix, "mix": .mix, "edit": .edit, "extended": .extended,
        "live": .live, "unplugged": .live, "acoustic": .acoustic, "instrumental": .instrumental,
        "acapella": .acapella, "cappella": .acapella, "karaoke": .karaoke, "demo": .demo, "demos": .demo,
        "cover": .cover, "freestyle": .freestyle, "skit": .skit, "intro": .intro, "outro": .outro,
        "interlude": .interlude, "reprise": .reprise, "slowed": .slowed, "sped": .spedUp, "nightcore": .spedUp,
        "version": .version,
    ]

    private static let endings: Set<Substring> = [
        "remix", "instrumental", "acapella", "karaoke", "freestyle", "skit", "interlude", "reprise",
    ]

    private static let romans: [Substring] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"]
    private static let numerals: [Substring] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    ]
}
