/// How alike two titles are: 1 for the same, above 0 for what may be the same, 0 for others.
enum TitleSimilarity {
    /// Less alike names are other names.
    static let likenessMinimum = 0.92
    static let wordLikenessMinimum = 0.9
    /// What is alike but not the same needs another witness: the name alone doesn't make a match with it.
    static let factorInexact = 0.8

    static func similarity(_ left: SongTitle, _ right: SongTitle) -> Double {
        guard left.versions == right.versions else { return 0 }
        if left.whole == right.whole { return 1 }
        guard let details = factor(left.details, right.details) else { return 0 }
        let pairs = left.readings.flatMap { name in right.readings.map { (name, $0) } }
        return details * (pairs.map(likeness).max() ?? 0)
    }

    private static func likeness(_ left: String, _ right: String) -> Double {
        if SongTitle.joined(left) == SongTitle.joined(right) { return 1 }
        guard numbers(left) == numbers(right), isAlikeByWords(left, right) else { return 0 }
        let likeness = JaroWinkler.similarity(left, right)
        return likeness >= likenessMinimum ? likeness * factorInexact : 0
    }

    /// Further words may be left out on one side, but not be others. nil: they are.
    private static func factor(_ left: [String], _ right: [String]) -> Double? {
        if left == right { return 1 }
        let (left, right) = (Set(left), Set(right))
        return left.isSubset(of: right) || right.isSubset(of: left) ? factorInexact : nil
    }

    /// `Interlude 1` and `Interlude 2` are much alike.
    private static func numbers(_ name: String) -> [Substring] {
        name.split(separator: " ").filter { $0.contains(where: \.isNumber) || VersionTag.number($0) != nil }
    }

    /// The movements of a symphony have long names that differ in a word: they are much alike as a whole.
    private static func isAlikeByWords(_ left: String, _ right: String) -> Bool {
        let (left, right) = (left.split(separator: " "), right.split(separator: " "))
        return left.count == right.count
            && zip(left, right).allSatisfy { JaroWinkler.similarity(String($0), String($1)) >= wordLikenessMinimum }
    }
}
