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
        var lines = ["\(person): \(roleSpelled(role)), confidence \(Spelling.confidence(confidence))"]
        lines += statements.flatMap(\.lines).map { "  \($0)" }
        lines.append("  \(sum)")
        if isStale {
            let stored = confidenceStored.map { "is \(Spelling.confidence($0))" } ?? "is missing"
            lines.append("  The stored confidence \(stored): older than these statements.")
        }
        return lines
    }

    /// `1 − (1 − 0.90) × (1 − 0.80) = 0.98`
    var sum: String {
        let factors = statements.filter(\.isCounted).map { "(1 − \(Spelling.confidence($0.weight)))" }
        return "1 − \(factors.joined(separator: " × ")) = \(Spelling.confidence(confidence))"
    }
}

extension Explanation.Statement {
    /// What is stated and how far it is believed; below, where to read it.
    var lines: [String] {
        let name = creditedAs.isEmpty ? "" : " as “\(creditedAs)”"
        let note = isCounted ? "" : ", not counted"
        let match = match < 1 ? " (match \(Spelling.confidence(match)))" : ""
        let place = isSimulated ? "\(level) \(statedOn) (simulated)" : "\(level) \(statedOn)"
        return [
            "\(source): “\(sourceRole)”\(name), of the \(level), weight \(Spelling.confidence(weight))\(match)\(note)",
            "  \(url ?? place)",
        ]
    }
}
