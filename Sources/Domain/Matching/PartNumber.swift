/// Numbers of parts: `Part 2`, `Pt. II`, `Parts Two`. Pure.
enum PartNumber {
    static let words: Set<Substring> = [
        "part", "pt", "parts", "pts", "parte", "partie", "teil", "часть", "deel", "del",
    ]

    /// `2`, `ii`, `two`; nil: no number up to 99.
    static func number(_ word: Substring) -> Int? {
        if let number = Int(word), (1...99).contains(number) { return number }
        return (romans.firstIndex(of: word) ?? numerals.firstIndex(of: word)).map { $0 + 1 }
    }

    private static let romans: [Substring] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"]
    private static let numerals: [Substring] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    ]
}
