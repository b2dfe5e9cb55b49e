/// How the store's clock stands to this machine's monotonic one, as narrowly as the last answers tell together.
///
/// Each answer bounds the difference by when it was asked for and when it came. On a busy machine most answers are slow and
/// say little by themselves; the quickest of the last ones says all.
struct StoreClock: Sendable, Equatable {
    /// When a moment of the store's was, by this machine's clock.
    struct Moment: Sendable, Equatable {
        var earliest: Duration
        var latest: Duration
    }

    /// Bounds of the store's time less ours.
    private struct Bounds: Sendable, Equatable {
        var low: Duration
        var high: Duration
        let seenAt: Duration
    }

    static let countMaximum = 16
    static let ageMaximum = Duration.seconds(10)
    /// How fast the clocks may drift apart while one of them is being set right: half a millisecond a second.
    private static let drift = 0.0005
    /// Bounds that contradict each other by more than this were told by a clock that has stepped.
    private static let stepMinimum = Duration.milliseconds(3)

    private var seen: [Bounds] = []

    /// - Parameters:
    ///   - moment: What this answer alone tells of its moment.
    ///   - storeTime: The moment, by the store's clock.
    mutating func narrowed(_ moment: Moment, at storeTime: Duration) -> Moment {
        // Less than nothing is known where an answer was quicker than any before it: one point, then.
        let latest = max(moment.latest, moment.earliest)
        let now = latest
        let new = Bounds(low: storeTime - latest, high: storeTime - moment.earliest, seenAt: now)
        seen.removeAll { now - $0.seenAt > Self.ageMaximum }
        if seen.count == Self.countMaximum { seen.removeFirst() }
        var (low, high) = (new.low, new.high)
        for bounds in seen {
            let drift = (now - bounds.seenAt) * Self.drift
            low = max(low, bounds.low - drift)
            high = min(high, bounds.high + drift)
        }
        if low - high > Self.stepMinimum {
            seen = [new]
            return Moment(earliest: moment.earliest, latest: latest)
        }
        seen.append(new)
        if low > high { (low, high) = ((low + high) / 2, (low + high) / 2) }
        return Moment(earliest: storeTime - high, latest: storeTime - low)
    }
}
