import Catalogue
import CatalogueAnswers

extension Explanation {
    /// For people: each credit, its statements below it, the sum below those.
    func lines(width: Int) -> [String] {
        var lines = ["\(track)\(artists.isEmpty ? "" : " – \(artists)") (track \(trackId))"]
        if credits.isEmpty { lines.append("No source states who made it.") }
        for credit in credits {
            lines.append("")
            lines += credit.lines
        }
        if !setAside.isEmpty {
            lines += ["", "Set aside, because sources name a producer of this very recording:"]
            lines += setAside.flatMap { credit in
                ["  \(credit.person): \(roleSpelled(credit.role))"]
                    + credit.statements.flatMap(\.lines).map { "    \($0)" }
            }
        }
        if !denied.isEmpty {
            lines += ["", "Denied by the operator (liner review statements):"]
            lines += denied.flatMap { credit in
                ["  \(credit.person): \(roleSpelled(credit.role))"]
                    + credit.statements.flatMap(\.lines).map { "    \($0)" }
            }
        }
        if !people.isEmpty { lines.append("") }
        for person in people {
            lines.append("\(person.person) is \(person.decidedBy.joined(separator: "; ")).")
            lines.append("  Undone by \(person.undoneBy).")
        }
        return lines.map { line in
            let line = line.printable
            return line.contains("https://") ? line : line.truncated(to: width)  // A URL cut short is none.
        }
    }
}

extension Explanation.Conclusion {
    var lines: [String] {
        var lines = [
            "\(person): \(roleSpelled(role)), confidence \(Spelling.confidence(confidence)): "
                + Spelling.likelihood(confidence)
        ]
        lines += statements.flatMap(\.lines).map { "  \($0)" }
        lines.append("  \(sum)")
        if isStale {
            let stored = confidenceStored.map { "is \(Spelling.confidence($0))" } ?? "is missing"
            lines.append("  The stored confidence \(stored): older than these statements.")
        }
        return lines
    }

    /// `+6.01 musicbrainz, −1.05 discogs names others beside = +4.96`: weights of evidence, and the logarithm of the odds.
    var sum: String {
        if operatorsWord == true {
            return "confirmed by the operator, who has the last word: confidence \(Spelling.confidence(confidence))"
        }
        let terms = parts.map { "\(Spelling.signed($0.weight)) \($0.words)" }
        return "\(terms.joined(separator: ", ")) = \(Spelling.signed(logOdds))"
    }
}

extension Explanation.Part {
    var words: String {
        switch kind {
        case .states: source
        case .leavesOut: "\(source) names others beside"
        case .namesOthers: "\(source) names others"
        case .contradicts: "\(source) names somebody else"
        }
    }
}

extension Explanation.Statement {
    /// What is stated and how far it is believed; below, where to read it.
    var lines: [String] {
        if source == OperatorWord.source.name { return ["operator: “\(sourceRole)” (statement \(statedOn))"] }
        let name = creditedAs.isEmpty ? "" : " as “\(creditedAs)”"
        let note = isCounted || countedWith != nil ? "" : ", not counted"
        let copy = countedWith.map { ["  counted as one with \($0): they copy from each other"] } ?? []
        let match = match < 1 ? " (match \(Spelling.confidence(match)))" : ""
        let place = isSimulated ? "\(level) \(statedOn) (simulated)" : "\(level) \(statedOn)"
        return [
            "\(source): “\(sourceRole)”\(name), of the \(level), weight \(Spelling.signed(weight))\(match)\(note)",
            "  \(url ?? place)",
        ] + copy
    }
}
