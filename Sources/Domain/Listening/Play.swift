/// One time that somebody listened to a song, made of what all sources report of it.
public struct Play: Sendable, Equatable {
    /// When it began.
    public var started: Span
    /// When it ended.
    public var ended: Span
    /// The likeliest beginning, for lists and charts.
    public var startedAt: Int
    /// How long was listened, in milliseconds; nil: nobody says.
    public var millisecondsPlayed: Int?
    /// How long it counts in sums: as told, else as long as the track is, else three minutes.
    public var millisecondsCounted: Int
    /// What the sources say of it.
    public var flags: PlayFlags
    /// Who reports it, in the order of their rank.
    public var sources: [ReportSource]
    /// The numbers of the reports, ascending.
    public var reports: [Int]
    /// From 0 on among plays of the song that begin at the same time.
    public var ordinal: Int
}
