import Listening
import Matching

/// A report in the making: what all forms check alike.
struct ReportDraft {
    var source: ReportSource
    var title: String?
    var artists: [String] = []
    var album: String?
    var spotifyID: String?
    var isrc: String?
    var mbid: String?
    var duration: Int?
    var at: Int?
    var precision = 1_000
    var anchor = Anchor.start
    var played: Int?
    var offlineStart: Int?
    var flags: PlayFlags = []

    /// Longer texts are cut, as nothing is called that.
    private static let textMaximum = 500
    /// Eight days: nobody plays one track for longer, and sums stay in bounds.
    private static let lengthMaximum = 691_200_000

    /// - Parameter now: Milliseconds since 1970; what comes more than a day later is yet to come.
    func report(now: Int) -> Result<Report, Refusal> {
        guard let title = Self.words(title), let artist = artists.lazy.compactMap(Self.words).first else {
            return .failure(.noTrack)
        }
        guard title != "Unknown Track" || artist != "Unknown Artist", title != "<Untagged>", artist != "<Untagged>"
        else {
            return .failure(.noTrack)
        }
        guard let at else { return .failure(.noTime) }
        // The first day of a scrobble: what is older is a clock at zero.
        guard at >= 1_009_843_200_000 else { return .failure(.before2002) }
        guard at <= now + 86_400_000 else { return .failure(.future) }
        let played = played.flatMap { (0...Self.lengthMaximum).contains($0) ? $0 : nil }
        var track = ReportedTrack(
            title: title, artists: artists.compactMap(Self.words), album: album.flatMap(Self.words))
        (track.spotifyID, track.isrc, track.mbid) = (spotifyID.flatMap(Self.spotifyID), isrc.flatMap(ISRC.valid), mbid)
        track.durationMilliseconds = duration.flatMap { (1...Self.lengthMaximum).contains($0) ? $0 : nil }
        var flags = flags
        if let played { flags.formUnion(PlayFlags(millisecondsPlayed: played)) }
        return .success(
            Report(
                source: source, track: track, at: at, precision: precision, anchor: anchor, millisecondsPlayed: played,
                offlineStart: offlineStart, flags: flags))
    }

    /// A text without blanks around it, cut, and without what Postgres can't keep.
    static func words(_ text: String?) -> String? {
        guard let text else { return nil }
        let clean = text.utf8.contains(0) ? String(text.unicodeScalars.filter { $0 != "\0" }.map(Character.init)) : text
        let trimmed = clean.trimmed
        guard trimmed.utf8.count > textMaximum else { return trimmed.isEmpty ? nil : trimmed }
        return String(trimmed.prefix(textMaximum / 2)).trimmed
    }

    /// The id of `spotify:track:…`, of an address, or as it stands.
    static func spotifyID(_ text: String) -> String? {
        let id = text.split(whereSeparator: { $0 == ":" || $0 == "/" }).last?.split(separator: "?").first.map(
            String.init)
        guard let id, id.utf8.count == 22, id.utf8.allSatisfy({ isLetterOrDigit($0) }) else { return nil }
        return id
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte)
    }
}
