import Postgres

/// How much was heard at each hour of each weekday.
public struct WeekAnswer: Sendable, Equatable, Encodable {
    /// The time zone in which hours are counted.
    public let timeZone: String
    /// Milliseconds of plays that began then: Monday to Sunday, each from midnight to 23 h.
    public let ms: [[Int]]
    /// How many plays began then.
    public let plays: [[Int]]

    public init(timeZone: String, ms: [[Int]], plays: [[Int]]) {
        (self.timeZone, self.ms, self.plays) = (timeZone, ms, plays)
    }
}

extension ListeningQueries {
    /// A listener's week.
    ///
    /// - Parameter timeZone: As Postgres knows it, such as `Europe/Berlin`; nil: the listener's own. Where an hour of UTC
    ///   is not an hour there (India, Nepal), it counts by the hour in which it begins.
    /// - Throws: `DatabaseError`, for a time zone that there is not.
    public func week(
        of listener: ListenerAnswer, in period: Period = .always, timeZone: String? = nil
    ) async throws -> WeekAnswer {
        let zone = timeZone ?? listener.timeZone
        let rows = try await database.query(
            """
            select extract(isodow from h.hour at time zone $2)::integer - 1 as day,
              extract(hour from h.hour at time zone $2)::integer as hour, sum(h.plays) as plays, sum(h.ms) as ms
            from listening.hours h
            where h.listener_id = $1 and h.hour >= coalesce($3::timestamptz, '-infinity')
              and h.hour < coalesce($4::timestamptz, 'infinity')
            group by 1, 2
            """, listener.number, zone, period.from, period.to)
        var ms = [[Int]](repeating: [Int](repeating: 0, count: 24), count: 7)
        var plays = ms
        for row in rows {
            let (day, hour): (Int, Int) = (try row["day"], try row["hour"])
            (ms[day][hour], plays[day][hour]) = (try row["ms"], try row["plays"])
        }
        return WeekAnswer(timeZone: zone, ms: ms, plays: plays)
    }
}
