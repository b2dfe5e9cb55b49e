/// Tells from neighbours whether a source's times are starts or ends, where it does not say so.
///
/// Of songs that follow each other the gap before a time is as long as the song where the time is its end, and the gap
/// after it is where the time is its start.
public enum AnchorInference {
    /// A song and the next are so close where nothing was between them, in milliseconds.
    private static let closeness = 3_000
    /// One neighbour may fit by chance.
    private static let marginMinimum = 2

    /// The reports with the anchor decided, for all of a run together; as they were where nothing decides it.
    ///
    /// - Parameter run: Reports of one source, one client and one page or file.
    public static func resolved(_ run: [Report]) -> [Report] {
        let order = run.indices.filter { run[$0].anchor == .unknown }.sorted { run[$0].at < run[$1].at }
        let margin = zip(order, order.dropFirst()).reduce(0) { margin, pair in
            let (first, second) = (run[pair.0], run[pair.1])
            let gap = second.at - first.at
            let (isStart, isEnd) = (fits(gap, first.track), fits(gap, second.track))
            return isStart == isEnd ? margin : margin + (isStart ? 1 : -1)
        }
        guard abs(margin) >= marginMinimum else { return run }
        return run.map { report in
            guard report.anchor == .unknown else { return report }
            var report = report
            report.anchor = margin > 0 ? .start : .end
            report.anchorMargin = margin
            return report
        }
    }

    private static func fits(_ gap: Int, _ track: ReportedTrack) -> Bool {
        track.durationMilliseconds.map { abs(gap - $0) <= closeness } ?? false
    }
}
