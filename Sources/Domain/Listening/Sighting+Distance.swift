extension Sighting {
    /// How far apart two sightings of two sources are, in milliseconds; nil: they are two plays.
    func distance(to other: Sighting) -> Int? {
        guard mayBe(other) else { return nil }
        let coarseness = reports.coarseness + other.reports.coarseness
        let anchors = Set(reports.map(\.anchor)).union(other.reports.map(\.anchor))
        let length = reports.compactMap(\.length).max() ?? other.reports.compactMap(\.length).max() ?? 0
        // A start and an end may have a pause between them, no longer than the track; two of a kind have none.
        let pause = anchors.count > 1 ? length : 0
        let nearest = [
            Self.nearest(starts, other.starts, within: Self.closeness + coarseness + pause),
            Self.nearest(ends, other.ends, within: Self.closeness + coarseness),
        ].compactMap(\.self).min()
        // Scrobblers tell no short plays: where another play is near enough, they mean that.
        let isOdd = (isShort && other.isSilent) || (isSilent && other.isShort)
        return nearest.map { isOdd ? $0 + Self.pauseMaximum : $0 }
    }

    private var isShort: Bool { reports.contains { ($0.millisecondsPlayed ?? 30_000) < 30_000 } }
    /// Whether nobody tells how long was listened.
    private var isSilent: Bool { reports.allSatisfy { $0.millisecondsPlayed == nil } }

    private static func nearest(_ own: [Int], _ others: [Int], within reach: Int) -> Int? {
        own.flatMap { own in others.map { abs(own - $0) } }.filter { $0 <= reach }.min()
    }

    /// Whether nothing but the distance speaks against the two being one.
    func mayBe(_ other: Sighting) -> Bool {
        let isSameTrack = reports.allSatisfy { own in other.reports.allSatisfy { own.mayBeTrack(of: $0) } }
        let slack = starts.count == 1 && other.starts.count == 1 ? Self.closeness : Self.slack
        return isSameTrack && started.meets(other.started, slack: slack) && ended.meets(other.ended, slack: slack)
    }
}

extension [FiledReport] {
    /// How far their exactest time may be off, where that is a minute or more.
    fileprivate var coarseness: Int { map(\.coarseness).min() ?? 0 }
}

extension Sighting {
    /// In order of time; what is alike in order of its content, never of its arrival.
    func isBefore(_ other: Sighting) -> Bool {
        order == other.order ? report.isBefore(other.report) : order < other.order
    }
}

extension FiledReport {
    /// In order of time, then of what it says; its number comes last, where two say the same.
    func isBefore(_ other: FiledReport) -> Bool {
        let (own, theirs) = (
            (at, precision, millisecondsPlayed ?? -1, ordinal),
            (other.at, other.precision, other.millisecondsPlayed ?? -1, other.ordinal)
        )
        if own != theirs { return own < theirs }
        return (source.rank, spotifyID ?? "", id) < (other.source.rank, other.spotifyID ?? "", other.id)
    }

    /// By how much the time may be too late: coarse forms round who knows how.
    var coarseness: Int { precision >= 60_000 ? precision : 0 }

    /// By how much the end before it may be told too late: Spotify's history tells plays again, up to 30 s later.
    var endSlack: Int { source == .spotifyHistory ? 30_000 : Sighting.slack }

    var length: Int? { durationMilliseconds ?? millisecondsPlayed }

    /// Whether two reports of one song may be of one recording, and of one play of it.
    func mayBeTrack(of other: FiledReport) -> Bool {
        if source.isSpotifyExport, other.source.isSpotifyExport, let own = millisecondsPlayed,
            let theirs = other.millisecondsPlayed, own != theirs
        {
            return false
        }
        if let own = spotifyID, own == other.spotifyID { return true }
        if let own = isrc, let theirs = other.isrc { return own == theirs }
        if let own = durationMilliseconds, let theirs = other.durationMilliseconds { return abs(own - theirs) <= 2_000 }
        return true
    }
}
