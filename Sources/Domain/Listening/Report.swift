/// The track of a report, in the source's words.
public struct ReportedTrack: Sendable, Hashable {
    /// Its title.
    public var title: String
    /// Whoever the source names first is who it is filed under.
    public var artists: [String]
    /// The album; nil: not said.
    public var album: String?
    /// Spotify's id of 22 characters.
    public var spotifyID: String?
    /// The ISRC, twelve characters without hyphens.
    public var isrc: String?
    /// MusicBrainz' id of the recording.
    public var mbid: String?
    /// Its length in milliseconds.
    public var durationMilliseconds: Int?

    public init(
        title: String, artists: [String], album: String? = nil, spotifyID: String? = nil, isrc: String? = nil,
        mbid: String? = nil, durationMilliseconds: Int? = nil
    ) {
        (self.title, self.artists, self.album, self.spotifyID) = (title, artists, album, spotifyID)
        (self.isrc, self.mbid, self.durationMilliseconds) = (isrc, mbid, durationMilliseconds)
    }
}

/// What one source says of one play: one row of a file, or one item of an answer. Times are milliseconds since 1970, UTC.
public struct Report: Sendable, Equatable {
    /// Who says so.
    public var source: ReportSource
    /// What was played.
    public var track: ReportedTrack
    /// The time that is given.
    public var at: Int
    /// How coarse it is: 1, 1,000 or 60,000; 50,400,000 where the time zone is not known.
    public var precision: Int
    /// What the time names.
    public var anchor: Anchor
    /// How many neighbours speak for the anchor where the source does not say it: above 0 for the start, below for the end.
    public var anchorMargin: Int
    /// How long was listened, without pauses; nil: not said.
    public var millisecondsPlayed: Int?
    /// When a play without a connection began, as far as the source knows.
    public var offlineStart: Int?
    /// What else is said of it.
    public var flags: PlayFlags
    /// From 0 on among rows that are alike and yet several plays, such as two short ones in one minute.
    public var ordinal: Int

    public init(
        source: ReportSource, track: ReportedTrack, at: Int, precision: Int, anchor: Anchor, anchorMargin: Int = 0,
        millisecondsPlayed: Int? = nil, offlineStart: Int? = nil, flags: PlayFlags = [], ordinal: Int = 0
    ) {
        (self.source, self.track, self.at, self.precision) = (source, track, at, precision)
        (self.anchor, self.anchorMargin, self.millisecondsPlayed) = (anchor, anchorMargin, millisecondsPlayed)
        (self.offlineStart, self.flags, self.ordinal) = (offlineStart, flags, ordinal)
    }

    /// Whether rows like it in one file may be several plays: their times are coarse, and they fit into one minute.
    public var mayRepeat: Bool { precision == 60_000 && (millisecondsPlayed ?? 0) <= 60_000 }

    /// What makes it the same report when it comes again. The anchor is no part: another page of the same source may
    /// tell more of it.
    public var identity: String {
        let track = track.spotifyID ?? "\(track.title)\u{1f}\(track.artists.first ?? "")"
        return "\(source.rawValue)\u{1f}\(at)\u{1f}\(track)\u{1f}\(millisecondsPlayed ?? -1)\u{1f}\(ordinal)"
    }
}
