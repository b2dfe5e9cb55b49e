import DiscoveryAnswers

extension SourceReport {
    /// What a person should know of all sources of a run: a table of what each brought, then what needs a word.
    static func lines(_ reports: [SourceReport], width: Int) -> [String] {
        guard !reports.isEmpty else { return [] }
        let rows = reports.filter { !$0.source.isEmpty }.map(\.row)
        let table = Table(
            [
                .text("source", importance: 9, widthMinimum: 8), .text("took", importance: 3, widthMinimum: 12),
                .number("albums", importance: 5), .number("tracks", importance: 6), .number("credited", importance: 7),
                .number("links", importance: 4),
            ], rows: rows)
        return (rows.isEmpty ? [] : table.lines(width: width)) + reports.flatMap(\.words)
    }

    private var row: [String] {
        let who = taken.map { $0.note.isEmpty ? $0.name : "\($0.name) (\($0.note))" } ?? "–"
        return [source, who] + [albums, tracks, creditedTracks, links].map { $0 == 0 ? "–" : String($0) }
    }

    /// A sentence for each thing that is not as it should be, and what to do.
    private var words: [String] {
        let name = source.isEmpty ? "all sources" : source
        var words: [String] = []
        if let taken, !namesakes.isEmpty {
            words.append("\(name) has several of that name; `liner discover ID` takes another:")
            words.append("  \(taken.line), taken")
            words += namesakes.map { "  \($0.line)" }
        }
        words += leftOut.map { "\(name): left out, \(Spelling.count($0.count, "time")): \($0.what)" }
        words += failures.map {
            "\(name): \(Spelling.count($0.count, "message")) of \($0.queue) given up, "
                + "`liner dead-letters list --fingerprint \($0.fingerprint)`: \($0.error)"
        }
        if isHeld {
            let until = heldUntil.map { Spelling.until($0) } ?? "until `liner limits` lifts it"
            words.append("\(name) is not asked \(until)\(heldReason.map { " (\($0))" } ?? "")")
        }
        return words
    }
}

extension SourceReport.Act {
    fileprivate var line: String { note.isEmpty ? "\(id)  \(name)" : "\(id)  \(name) (\(note))" }
}
