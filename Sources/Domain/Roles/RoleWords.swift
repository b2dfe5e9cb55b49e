import Catalogue
import Matching

/// Words as the vocabulary has them: folded, mended, with what each does. Pure.
struct RoleWords: Equatable {
    /// Folded and mended, parted by single blanks.
    let text: String
    /// What each does, without those that only join; nil: not in the vocabulary.
    let words: [RoleWord?]
    /// Whether somebody is named next, who did it: `Produced By`.
    let endsInBy: Bool
    /// Whether it names for whom or where it was made: a company or a place comes next, and nobody who made it.
    let isForSomebody: Bool

    /// More words than this are prose.
    static let countMaximum = 40

    init(_ written: String) {
        let folded = Self.joined(NameKey(written).text.split(separator: " ").prefix(Self.countMaximum).map(String.init))
        let tokens = folded.flatMap(Vocabulary.mended)
        text = tokens.joined(separator: " ")
        words = tokens.map { Vocabulary.words[$0] }.filter { $0 != .joint }
        endsInBy = tokens.last.map(Vocabulary.by.contains) ?? false
        let doing = tokens.first.flatMap { Vocabulary.words[$0] }
        let isWork = if case .job(let job) = doing { job != .perform } else { doing == .some(.kind(.co)) }
        let isFor = isWork && tokens.dropFirst().contains("for") && !endsInBy
        isForSomebody = isFor || (tokens.count > 1 && ["at", "to"].contains(tokens.last))
    }

    /// The job that the words name as a whole, where they are such a phrase.
    var phrase: RoleJob? { Vocabulary.phrases[text] ?? Vocabulary.phrases[withoutEnds] }
    var isPhrase: Bool { phrase != nil }

    private var withoutEnds: String {
        var tokens = text.split(separator: " ")
        while let last = tokens.last, Vocabulary.by.contains(String(last)) { tokens.removeLast() }
        while let first = tokens.first, ["all", "the"].contains(first), tokens.count > 1 { tokens.removeFirst() }
        return tokens.joined(separator: " ")
    }

    /// Puts together what hyphens part: `re produced`, `post production`, `co ordinator`, `a and r`.
    private static func joined(_ tokens: [String]) -> [String] {
        var joined: [String] = []
        for token in tokens {
            if let last = joined.last, Vocabulary.prefixes.contains(last) || (last == "co" && token.hasPrefix("ord")) {
                joined[joined.count - 1] += token
            } else {
                joined.append(token)
            }
        }
        return joined
    }

    /// Whether several parts are named by their last alone: `Strings and Horns Arranged By` plays nothing.
    func isOneJob(of parts: [RoleWords]) -> Bool {
        guard let last = parts.last, let job = RoleSense(last).job, job != .perform, job != .apart else { return false }
        let isOfMusic = last.words.contains { $0?.isPerformed ?? false }
        return isOfMusic && parts.dropLast().allSatisfy { RoleSense($0).isPerformance }
    }
}
