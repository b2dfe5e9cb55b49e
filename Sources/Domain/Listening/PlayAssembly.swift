/// Makes plays of everything that all sources report of one song of one listener.
///
/// The same reports make the same plays, whatever their order. Sources are joined one after the other, the exactest
/// first. Within one, nothing is joined but what can't be two: so a source's repeats stay as many as it tells.
public enum PlayAssembly {
    /// A play counts as so long where nobody tells how long it or the track was.
    private static let lengthUnknown = 180_000

    /// The plays, in order of their beginning.
    ///
    /// - Parameter reports: Of one song; at least all whose time is less than a day from another's.
    public static func plays(_ reports: [FiledReport]) -> [Play] {
        let streams = Dictionary(grouping: reports) { Stream($0) }
        var sightings: [Sighting] = []
        for (_, members) in streams.sorted(by: { $0.key < $1.key }) {
            sightings = joined(sightings, distinct(members))
        }
        return plays(sightings.sorted { $0.isBefore($1) })
    }

    /// Of coarse times the length tells more than the order: first those of equal length are joined, each length by itself,
    /// then the rest in order of time.
    private static func joined(_ plays: [Sighting], _ sightings: [Sighting]) -> [Sighting] {
        guard sightings.first.map({ $0.report.coarseness > 0 }) == true else {
            return Alignment.joined(plays, sightings)
        }
        let lengths = Set(sightings.compactMap(\.played)).intersection(plays.compactMap(\.played))
        var (pairs, others, rest) = ([Sighting](), plays, sightings)
        for length in lengths.sorted() {
            let (own, theirs) = (others.filter { $0.played == length }, rest.filter { $0.played == length })
            others.removeAll { $0.played == length }
            rest.removeAll { $0.played == length }
            for joined in Alignment.joined(own, theirs) {
                if joined.reports.contains(where: { !$0.isOf(theirs) }) {
                    if joined.reports.contains(where: { $0.isOf(theirs) }) {
                        pairs.append(joined)
                    } else {
                        others.append(joined)
                    }
                } else {
                    rest.append(joined)
                }
            }
        }
        return pairs
            + Alignment.joined(others, rest.sorted { $0.report.isBefore($1.report) })
    }

    /// Reports that one source gives in one way: no two of them are one play, but for its own mistakes.
    private struct Stream: Hashable, Comparable {
        let rank: Int
        let anchor: Int
        let precision: Int
        init(_ report: FiledReport) {
            rank = report.source.rank
            anchor = [.start: 0, .end: 1, .unknown: 2][report.anchor] ?? 0
            precision = report.precision
        }

        static func < (left: Stream, right: Stream) -> Bool {
            (left.rank, left.anchor, left.precision) < (right.rank, right.anchor, right.precision)
        }
    }

    /// The sightings of one stream, what it tells twice joined.
    private static func distinct(_ reports: [FiledReport]) -> [Sighting] {
        var sightings: [Sighting] = []
        let sorted = reports.sorted {
            ($0.at, $0.millisecondsPlayed ?? -1, $0.ordinal, $0.spotifyID ?? "", $0.id)
                < ($1.at, $1.millisecondsPlayed ?? -1, $1.ordinal, $1.spotifyID ?? "", $1.id)
        }
        for report in sorted {
            // Told twice within 30 s: it may not be the last one, where another length lies between.
            let twin = sightings.lastIndex { $0.report.at > report.at - 30_000 && $0.report.isTold(againBy: report) }
            if let twin {
                sightings[twin].others.append(report)
            } else {
                sightings.append(Sighting(report))
            }
        }
        return sightings.sorted { $0.isBefore($1) }
    }

    private static func plays(_ sightings: [Sighting]) -> [Play] {
        var ordinals: [Int: Int] = [:]
        return sightings.indices.map { index in
            let sighting = sightings[index]
            let reports = sighting.reports.sorted { ($0.source.rank, $0.at, $0.id) < ($1.source.rank, $1.at, $1.id) }
            let start = sighting.started.clamped(sighting.starts[0])
            let ordinal = ordinals[start, default: 0]
            ordinals[start] = ordinal + 1
            let played = reports.lazy.compactMap(\.millisecondsPlayed).first
            var flags = reports.reduce(into: PlayFlags()) { $0.formUnion($1.flags) }
            flags.subtract([.short, .zero, .maybeDouble])
            if let played { flags.formUnion(PlayFlags(millisecondsPlayed: played)) }
            if Doubt.isThere(index, sightings) { flags.insert(.maybeDouble) }
            return Play(
                started: sighting.started, ended: sighting.ended, startedAt: start, millisecondsPlayed: played,
                millisecondsCounted: played ?? reports.compactMap(\.durationMilliseconds).min() ?? lengthUnknown,
                flags: flags, sources: Set(reports.map(\.source)).sorted { $0.rank < $1.rank },
                reports: reports.map(\.id).sorted(), ordinal: ordinal)
        }
    }
}

extension PlayFlags {
    /// What a play's length makes it.
    public init(millisecondsPlayed: Int) {
        self = millisecondsPlayed == 0 ? [.zero, .short] : millisecondsPlayed < 30_000 ? .short : []
    }
}

extension Sighting {
    /// How long was listened, as the first that tells it says.
    fileprivate var played: Int? { reports.lazy.compactMap(\.millisecondsPlayed).first }
}

extension FiledReport {
    /// Whether it is one of these.
    fileprivate func isOf(_ sightings: [Sighting]) -> Bool { sightings.contains { $0.report.id == id } }

    /// Whether Spotify's history tells this play again: as long, within 30 s, in which two could not both be played.
    func isTold(againBy later: FiledReport) -> Bool {
        guard source == .spotifyHistory, spotifyID == later.spotifyID, let played = millisecondsPlayed,
            played == later.millisecondsPlayed
        else { return false }
        let apart = later.at - at
        return apart == 0 || (apart < 30_000 && apart < played)
    }
}
