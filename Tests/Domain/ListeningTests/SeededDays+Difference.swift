import Listening

extension SeededDays {
    /// What a failure is understood from.
    static func picture(_ archive: MemoryArchive, _ day: SeededDays) -> String {
        let wrong = Set(day.plays.map { "Song \($0.song)" }).union(archive.plays().map(\.song)).filter { song in
            let only = SeededDays(plays: day.plays.filter { "Song \($0.song)" == song }, reports: [])
            return difference(archive.plays().filter { $0.song == song }, only) != (0, 0)
        }.prefix(1)
        return wrong.flatMap { song in
            day.plays.filter { "Song \($0.song)" == song }.map { "\($0)" }
                + archive.reports.values.filter { $0.track.title == song }.sorted { $0.at < $1.at }.map {
                    "\($0.source) \($0.anchor) \($0.at) played \($0.millisecondsPlayed ?? -1)"
                }
                + archive.plays().filter { $0.song == song }.map { "\($0.play)" }
        }.joined(separator: "\n")
    }

    /// By song, for a lost play of one would hide a doubled one of another; each true time lies in a play's interval.
    static func difference(_ plays: [(song: String, play: Play)], _ day: SeededDays) -> (lost: Int, doubled: Int) {
        let made = Dictionary(grouping: plays, by: \.song).mapValues { $0.map(\.play) }
        let there = Dictionary(grouping: day.plays) { "Song \($0.song)" }
        var (lost, doubled) = (0, 0)
        for song in Set(made.keys).union(there.keys) {
            let (made, there) = (made[song] ?? [], there[song] ?? [])
            let missed = there.count { play in
                !made.contains { holds($0.started, play.start) && holds($0.ended, play.end) }
            }
            lost += max(there.count - made.count, missed)
            doubled += max(made.count - there.count, 0)
        }
        return (lost, doubled)
    }

    /// Scrobbles come up to 2 s late, and the generator's clocks are no better.
    private static func holds(_ span: Span, _ time: Int) -> Bool {
        span.earliest - 2_000 <= time && time <= span.latest + 2_000
    }
}
