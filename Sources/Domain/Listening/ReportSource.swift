/// Who reports plays, and in which form: sources word, round and date differently.
public enum ReportSource: String, Sendable, CaseIterable {
    /// Spotify's extended streaming history.
    case spotifyHistory = "spotify_history"
    /// Spotify's recently played tracks, as they are asked for.
    case spotifyPoll = "spotify_poll"
    /// Spotify's account data: the last year, by the minute.
    case spotifyShort = "spotify_short"
    /// ListenBrainz, as exported or asked for.
    case listenBrainz = "listenbrainz"
    /// Last.fm with seconds.
    case lastFM = "lastfm"
    /// Last.fm by the minute.
    case lastFMMinutes = "lastfm_minutes"
    /// Libre.fm.
    case libreFM = "librefm"
    /// The log of a portable player.
    case scrobblerLog = "scrobbler_log"
    /// Pano Scrobbler.
    case pano
    /// Maloja.
    case maloja
    /// Koito.
    case koito

    /// The place among sources: what the first say of a play's time and length is taken before the others'.
    public var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    /// Whether it tells how long was listened by the same clock as Spotify's other exports: equal to the millisecond.
    var isSpotifyExport: Bool { self == .spotifyHistory || self == .spotifyShort }
}

/// What the time of a report names.
public enum Anchor: String, Sendable {
    /// The beginning of the play.
    case start
    /// Its end.
    case end
    /// One of the two; the source does not say, and its neighbours did not tell.
    case unknown
}

/// What else a source says of a play. All such plays are kept; what counts is for whoever asks.
public struct PlayFlags: OptionSet, Sendable, Hashable {
    /// The bits, as the database keeps them.
    public let rawValue: Int

    public init(rawValue: Int) { self.rawValue = rawValue }

    /// Less than 30 s were played.
    public static let short = PlayFlags(rawValue: 1)
    /// Nothing was played.
    public static let zero = PlayFlags(rawValue: 2)
    /// It was skipped.
    public static let skipped = PlayFlags(rawValue: 4)
    /// A private session.
    public static let incognito = PlayFlags(rawValue: 8)
    /// Played without a connection.
    public static let offline = PlayFlags(rawValue: 16)
    /// The clock's time zone is not known.
    public static let zoneUnknown = PlayFlags(rawValue: 32)
    /// Perhaps another play of the same song, told by another source, is this one.
    public static let maybeDouble = PlayFlags(rawValue: 64)

    private static let all: [(PlayFlags, String)] = [
        (.short, "short"), (.zero, "zero"), (.skipped, "skipped"), (.incognito, "incognito"), (.offline, "offline"),
        (.zoneUnknown, "zone_unknown"), (.maybeDouble, "maybe_double"),
    ]

    /// Their names, in a fixed order.
    public var names: [String] { Self.all.filter { contains($0.0) }.map(\.1) }

    /// The flag of a name; nil: there is none.
    public init?(name: String) {
        guard let flag = Self.all.first(where: { $0.1 == name })?.0 else { return nil }
        self = flag
    }
}
