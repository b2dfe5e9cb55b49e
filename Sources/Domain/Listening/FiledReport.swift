/// A report as it is kept, with what is asked of it when plays are made.
public struct FiledReport: Sendable, Equatable {
    /// Its number.
    public var id: Int
    /// Who says so.
    public var source: ReportSource
    /// The time that is given, in milliseconds since 1970.
    public var at: Int
    /// How coarse the time is, in milliseconds.
    public var precision: Int
    /// What the time names.
    public var anchor: Anchor
    /// How long was listened, in milliseconds.
    public var millisecondsPlayed: Int?
    /// When a play without a connection began.
    public var offlineStart: Int?
    /// What else is said.
    public var flags: PlayFlags
    /// From 0 on among rows that are alike.
    public var ordinal: Int
    /// Spotify's id.
    public var spotifyID: String?
    /// The ISRC.
    public var isrc: String?
    /// The track's length in milliseconds.
    public var durationMilliseconds: Int?
    /// When the play before it ended, as the same source tells; nil: none, or the source gives starts.
    public var previousEnd: Int?

    public init(id: Int, _ report: Report, previousEnd: Int? = nil) {
        self.id = id
        (source, at, precision, anchor) = (report.source, report.at, report.precision, report.anchor)
        (millisecondsPlayed, offlineStart, flags) = (report.millisecondsPlayed, report.offlineStart, report.flags)
        (ordinal, spotifyID, isrc) = (report.ordinal, report.track.spotifyID, report.track.isrc)
        durationMilliseconds = report.track.durationMilliseconds
        self.previousEnd = previousEnd
    }
}
