import PrintableText

public import struct FoundationEssentials.Date

/// Chartmetric's number of a track.
public struct ChartmetricID: Sendable, Hashable, CustomStringConvertible {
    /// 2…2,147,483,647.
    public let number: Int

    /// nil: the service gives no such number.
    public init?(_ number: Int) {
        guard (2...2_147_483_647).contains(number) else { return nil }
        self.number = number
    }

    public var description: String { String(number) }
}

/// What Chartmetric says of a track.
public struct ChartmetricFacts: Sendable, Equatable {
    public let id: ChartmetricID
    /// The code that was asked for.
    public let isrc: String
    public var name: String?
    /// In the service's words, without repetitions.
    public var moods: [String] = []
    public var activities: [String] = []
    /// Names alone: composers and lyricists are not told apart.
    public var songwriters: [String] = []
    /// Spotify's popularity, 0…100.
    public var popularity: Int?
    /// On Spotify, since the track came out.
    public var streams: Int?
    public var playlists: Int?
    /// Followers of those playlists.
    public var playlistReach: Int?
    /// nil: fewer than eight days of counts, or not in the plan.
    public var velocity: StreamVelocity?
    /// When it was asked. Answers may be up to a week old then, counts up to a day.
    public let asOf: Date
}

extension ChartmetricFacts {
    init(_ track: TrackJSON, id: ChartmetricID, isrc: ChartmetricISRC, velocity: StreamVelocity?, asOf: Date) {
        self.init(id: id, isrc: isrc.text, asOf: asOf)
        name = track.name.flatMap(Self.plain)
        moods = Self.words(track.moods)
        activities = Self.words(track.activities)
        songwriters = Self.words(track.songwriters)
        popularity = track.statistics?.popularity.flatMap { (0...100).contains($0) ? $0 : nil }
        streams = Self.count(track.statistics?.streams)
        playlists = Self.count(track.statistics?.playlists)
        playlistReach = Self.count(track.statistics?.playlistReach)
        self.velocity = velocity
    }

    private static let wordsMaximum = 50
    private static let wordBytesMaximum = 300

    private static func words(_ words: [String]) -> [String] {
        var seen: Set<String> = []
        return Array(words.compactMap(plain).filter { seen.insert($0).inserted }.prefix(wordsMaximum))
    }

    /// One printable line, bounded; nil: nothing is left of it.
    private static func plain(_ text: String) -> String? {
        let clean = text.cleaned
        let cut = clean.cut(toBytes: wordBytesMaximum) ?? clean
        return cut.allSatisfy(\.isWhitespace) ? nil : cut
    }

    private static func count(_ number: Int?) -> Int? { number.flatMap { $0 >= 0 ? $0 : nil } }
}
