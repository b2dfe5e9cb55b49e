/// How fast a track gathers streams: an average week's day, and the week's before.
public struct StreamVelocity: Sendable, Equatable {
    /// The last day that was counted.
    public let lastDay: ChartmetricDay
    /// Streams up to and with that day.
    public let total: Int
    /// Streams a day over the last seven days.
    public let perDay: Double
    /// The same over the seven days before; nil: there are no counts so old.
    public let perDayBefore: Double?

    static let days = 7

    /// - Parameter counts: Streams since the start of counting, by day. A count that is lower than one before is the
    ///   provider's correction: it makes no negative streams.
    /// - Returns: nil where less than a week lies between the first count and the last.
    init?(of counts: [ChartmetricDay: Int]) {
        let days = counts.keys.sorted()
        guard let last = days.last, let total = counts[last],
            let now = Self.rate(counts, days, from: last.advanced(by: -Self.days), to: last)
        else { return nil }
        lastDay = last
        self.total = total
        perDay = now
        perDayBefore = Self.rate(
            counts, days, from: last.advanced(by: -2 * Self.days), to: last.advanced(by: -Self.days))
    }

    /// Between the last counts on or before both ends; a day without one leans on the day before it.
    private static func rate(
        _ counts: [ChartmetricDay: Int], _ days: [ChartmetricDay], from first: ChartmetricDay, to last: ChartmetricDay
    ) -> Double? {
        guard let start = days.last(where: { $0 <= first }), let end = days.last(where: { $0 <= last }), start < end,
            let before = counts[start], let after = counts[end]
        else { return nil }
        return Double(max(after - before, 0)) / Double(end.number - start.number)
    }

    /// One count a day from several series with overlapping days: the largest, never the sum.
    static func merged(_ series: [SeriesJSON]) -> [ChartmetricDay: Int] {
        var counts: [ChartmetricDay: Int] = [:]
        for point in series.flatMap(\.points) {
            guard let day = point.day, let value = point.value, value >= 0 else { continue }
            counts[day] = max(value, counts[day] ?? 0)
        }
        return counts
    }
}
