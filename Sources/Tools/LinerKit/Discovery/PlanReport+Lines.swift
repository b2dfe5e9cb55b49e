import DiscoveryAnswers

extension PlanReport {
    /// Why there is nothing to show; nil when a source at least has a plan.
    var problem: ToolError? {
        guard !sources.contains(where: { $0.state == .planned }) else { return nil }
        guard !sources.isEmpty else {
            return ToolError(
                .configuration, "no source can foretell what a discovery costs", fix: "`liner doctor` lists the sources"
            )
        }
        guard sources.allSatisfy({ $0.state == .failed }) else {
            return ToolError(
                .negative, "no source knows this artist", fix: "Check the spelling, or give the artist's id with --id")
        }
        return ToolError(.unavailable, "no source could be asked", fix: "`liner doctor --online` tells more")
    }

    func lines(width: Int) -> [String] {
        var lines = table?.lines(width: width) ?? []
        for entry in sources {
            if let error = entry.error { lines.append("\(entry.source) can't tell: \(error)") }
            if entry.state == .unknown { lines.append("\(entry.source) has no such artist.") }
        }
        if sources.count(where: { $0.state == .planned }) > 1 {
            lines += [
                "",
                "In all \(Spelling.count(requests, "request")); the sources are asked side by side, so "
                    + "\(Spelling.duration(seconds: secondsMinimum)) at least.",
            ]
        }
        return lines.map { $0.printable.truncated(to: width) }
    }

    func print(to terminal: Terminal) throws {
        guard !sources.isEmpty else { return }
        try terminal.print(lines(width: terminal.width))
    }

    private var table: Table? {
        let planned = sources.filter { $0.state == .planned }
        guard !planned.isEmpty else { return nil }
        var rows = [
            row("artist", planned) { $0.artist }, row("albums", planned) { $0.albums.map(String.init) },
            row("tracks", planned) { $0.tracks.map(String.init) },
        ]
        for step in steps(planned) {
            rows.append(row(step, planned) { $0.requests(for: step).map(String.init) })
        }
        rows.append(row("requests in all", planned) { $0.requests.map(String.init) })
        rows.append(row("at least", planned) { $0.secondsMinimum.map { Spelling.duration(seconds: $0) } })
        let columns = planned.map { Table.Column.text($0.source, importance: 5, widthMinimum: 10) }
        return Table([.text("", importance: 9, widthMinimum: 12)] + columns, rows: rows)
    }

    private func row(_ title: String, _ entries: [Entry], _ value: (Entry) -> String?) -> [String] {
        [title] + entries.map { value($0) ?? "–" }
    }

    /// The steps of all sources, each once, in the order in which they come.
    private func steps(_ entries: [Entry]) -> [String] {
        entries.flatMap(\.steps).reduce(into: []) { titles, step in
            if !titles.contains(step.what) { titles.append(step.what) }
        }
    }
}

extension PlanReport.Entry {
    /// A source may list a step twice: they are added.
    fileprivate func requests(for what: String) -> Int? {
        let same = steps.filter { $0.what == what }
        return same.isEmpty ? nil : same.reduce(0) { $0 + $1.requests }
    }
}
