/// What one or more reports allow a play to be; plays are made by joining sightings.
struct Sighting: Equatable {
    /// Clocks of two sources differ by as much.
    static let slack = 2_000
    /// So far apart may two sources be that report one moment.
    static let closeness = 10_000
    /// The longest pause within a play.
    static let pauseMaximum = 12 * 3_600_000
    /// A track's length where nobody tells it: what an unknown anchor may be off by.
    static let lengthUnknown = 600_000

    var started: Span
    var ended: Span
    /// The likeliest beginnings; two where the anchor is unknown.
    var starts: [Int]
    /// How far the true beginning may be from the likeliest.
    var startError: Int
    /// The likeliest ends; none where no source tells one.
    var ends: [Int]
    /// How coarse its exactest time is.
    var precision: Int
    var report: FiledReport
    var others: [FiledReport] = []

    var reports: [FiledReport] { [report] + others }
    /// The time by which sightings are put in order.
    var order: Int { starts[0] }

    init(_ report: FiledReport) {
        self.report = report
        precision = report.precision
        let coarseness = report.coarseness
        let time = Span(report.at - coarseness, report.at + report.precision)
        let middle = coarseness > 0 ? report.at : report.at + report.precision / 2
        let length = report.millisecondsPlayed ?? report.durationMilliseconds
        switch report.anchor {
        case .start:
            started = time
            ended = Span(
                time.earliest + (report.millisecondsPlayed ?? 0), time.latest + (length ?? 0) + Self.pauseMaximum)
            (starts, startError, ends) = ([middle], report.precision, [])
        case .end:
            ended = time
            let latest = time.latest - (report.millisecondsPlayed ?? 0)
            let free = (report.previousEnd ?? .min / 2) - coarseness - report.endSlack
            started = Span(min(max(time.earliest - (length ?? 0) - Self.pauseMaximum, free), latest), latest)
            // Without pauses it began so long before; where nobody tells how long was listened, at most.
            let error = report.millisecondsPlayed == nil ? length ?? Self.lengthUnknown : Self.slack
            (starts, startError, ends) = ([middle - (length ?? 0)], report.precision + error, [middle])
        case .unknown:
            let length = length ?? Self.lengthUnknown
            started = Span(time.earliest - length, time.latest)
            ended = Span(time.earliest, time.latest + length)
            (starts, startError, ends) = (
                [middle, middle - length], report.precision + length, [middle, middle + length]
            )
        }
        placeOffline()
    }

    /// A play without a connection is told when there is one again: its time is an upper bound.
    private mutating func placeOffline() {
        guard let start = report.offlineStart else { return }
        let played = report.millisecondsPlayed ?? 0
        started = Span(start - 60_000, start + 60_000)
        ended = Span(min(start - 60_000 + played, ended.latest), ended.latest)
        (starts, startError, ends) = ([start], 60_000, [])
        precision = 60_000
    }

    /// The two as one.
    func joined(with other: Sighting) -> Sighting {
        var joined = self
        joined.started = started.merged(with: other.started)
        joined.ended = ended.merged(with: other.ended)
        // The exacter time is kept; of two that are alike, the one of the source that comes first.
        if other.startError < startError { (joined.starts, joined.startError) = (other.starts, other.startError) }
        if ends.isEmpty || (other.precision < precision && !other.ends.isEmpty) { joined.ends = other.ends }
        joined.precision = min(precision, other.precision)
        joined.others += other.reports
        return joined
    }
}
