import CatalogueAnswers

extension ReviewItem {
    /// The question, and what is known of each side below it.
    func lines(width: Int) -> [String] {
        let facts = [Spelling.count(tracks, "track")] + (sureness.map { [Spelling.confidence($0)] } ?? [])
        return (["\(key)  \(question) (\(facts.joined(separator: ", ")))"] + sides.flatMap(\.lines))
            .map { $0.printable }.map { $0.contains("https://") ? $0 : $0.truncated(to: width) }
    }

    private var question: String {
        let (first, second) = (sides.first?.name ?? "", sides.last?.name ?? "")
        return switch kind {
        case .match: "Is that “\(first)”?"
        case .people: "Are they one person, \(first)?"
        case .credit: "Did \(first) produce it, or \(second) alone?"
        }
    }
}

extension ReviewItem.Side {
    fileprivate var lines: [String] {
        let who = ([name] + ids).filter { !$0.isEmpty }.joined(separator: ", ")
        let from = sources.isEmpty ? "" : ", says \(sources.joined(separator: ", "))"
        let known = facts.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
        return ["  \(who)\(from)"] + (known + (url.map { [$0] } ?? [])).map { "    \($0)" }
    }
}

extension StandingStatement {
    /// `7  Ann is producer of “Song” (12); since 2026-11-30 08:00:00 by operator: the sleeve says so`
    var line: String {
        let verb = isTrue ? "is" : "is not"
        let who = "\(name ?? "\(source) \(nativeId)")"
        let title = "“\(track ?? "")” (\(trackId ?? 0))"
        let what =
            switch kind {
            case "credit": "\(who) \(verb) \(roleSpelled(role ?? "")) of \(title)"
            case "match": "\(source) \(nativeId) \(verb) \(title)"
            default: "\(source) \(nativeId) \(verb) \(otherSource ?? "") \(otherNativeId ?? "") (\(who))"
            }
        return
            "\(statementId)  \(what); since \(Spelling.time(statedAt)) by \(statedBy)\(note.isEmpty ? "" : ": \(note)")"
    }
}
