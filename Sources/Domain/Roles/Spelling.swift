/// Mends typing errors. Pure.
enum Spelling {
    /// The one word of these that a misspelled word must be; nil: none is near, or several are that mean something else.
    ///
    /// The first letter has to be right, so that `Fixed By` does not become `Mixed By`. One slip is forgiven from five
    /// letters on, two from eight on: a letter too many, too few or wrong, or two in the wrong order.
    ///
    /// - Parameter meaning: What a word means: words that mean the same may both be near.
    static func mended<Meaning: Equatable>(
        _ word: String, among words: [String], meaning: (String) -> Meaning
    ) -> String? {
        let letters = Array(word.unicodeScalars)
        guard letters.count >= 5 else { return nil }
        let slipsMaximum = letters.count >= 8 ? 2 : 1
        var near: [(word: String, slips: Int)] = []
        for candidate in words {
            let other = Array(candidate.unicodeScalars)
            guard other.count >= 4, abs(other.count - letters.count) <= slipsMaximum else { continue }
            let slips = slips(letters, other)
            // A short word changed twice is another word.
            if slips <= min(slipsMaximum, other.count >= 7 ? 2 : 1) { near.append((candidate, slips)) }
        }
        guard let least = near.map(\.slips).min() else { return nil }
        let best = near.filter { $0.slips == least }.map(\.word)
        guard let first = best.first, best.allSatisfy({ meaning($0) == meaning(first) }) else { return nil }
        return first
    }

    /// How many slips lead from one to the other: insertions, deletions, substitutions, neighbours exchanged.
    static func slips(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for (row, letter) in left.enumerated() {
            var next = [row + 1]
            for (column, other) in right.enumerated() {
                var least = min(last[column + 1] + 1, next[column] + 1, last[column] + (letter == other ? 0 : 1))
                if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
                    least = min(least, beforeLast[column - 1] + 1)
                }
                next.append(least)
            }
            (beforeLast, last) = (last, next)
        }
        return last[right.count]
    }
}
