import Listening

/// The archive without a database: the same steps as the store's, on values.
struct MemoryArchive {
    private(set) var reports: [String: Report] = [:]

    /// Files a report; the same again changes nothing, but that the clearer anchor is kept.
    mutating func file(_ report: Report) {
        guard let known = reports[report.identity] else { reports[report.identity] = report; return }
        let (old, new) = (known.anchorMargin, report.anchorMargin)
        if (abs(new), new) > (abs(old), old) { reports[report.identity] = report }
    }

    /// A play in a form that can be compared: numbers of reports depend on their order.
    struct Line: Hashable, Comparable {
        let startedAt: Int
        let text: String
        static func < (left: Line, right: Line) -> Bool { (left.startedAt, left.text) < (right.startedAt, right.text) }
    }

    func plays() -> [(song: String, play: Play)] {
        var union = SongUnion()
        let keys = reports.values.map { ($0, SongKeys($0.track).keys) }
        for (_, keys) in keys { union.link(keys) }
        var songOfKey: [String: Int] = [:]
        for (index, song) in union.songs().enumerated() { for key in song { songOfKey[key] = index } }
        let ends = Dictionary(grouping: reports.values.filter { $0.anchor == .end }, by: \.source)
            .mapValues { $0.map(\.at).sorted() }
        // Numbers as arrival gives them: here any, for they must not matter.
        var songs: [Int: [FiledReport]] = [:]
        var titles: [Int: String] = [:]
        for (number, (report, keys)) in keys.enumerated() {
            let end = report.anchor == .end ? Self.previousEnd(report, ends[report.source] ?? []) : nil
            let song = songOfKey[keys[0]] ?? -1
            songs[song, default: []].append(FiledReport(id: number, report, previousEnd: end))
            titles[song] = min(titles[song] ?? report.track.title, report.track.title)
        }
        return songs.flatMap { song, reports in
            PlayAssembly.plays(reports).map { (titles[song] ?? "", $0) }
        }
    }

    /// The last end before this play can have begun.
    private static func previousEnd(_ report: Report, _ ends: [Int]) -> Int? {
        let latest = report.at - (report.millisecondsPlayed ?? 0) + 2_000
        return ends.last { $0 <= latest && $0 < report.at }
    }

    func lines() -> [Line] {
        plays().map { song, play in
            Line(
                startedAt: play.startedAt,
                text:
                    "\(song) \(play.started) \(play.ended) \(play.millisecondsPlayed ?? -1) \(play.flags.names) \(play.sources) "
                    + "\(play.reports.count) \(play.ordinal)")
        }.sorted()
    }
}
