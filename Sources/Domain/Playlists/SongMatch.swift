import FoundationEssentials
import Matching
import Postgres

/// A track of the catalogue that a song may be.
struct SongCandidate: Sendable, Equatable {
    enum Method: String, Sendable, Encodable {
        case isrc, spotify, text
    }

    let song: Int64
    let songTitle: RecordingTitle?
    let songLengthMilliseconds: Int?
    let isTextGuessed: Bool
    let method: Method
    let track: Int64
    let title: RecordingTitle
    let name: String
    let lengthMilliseconds: Int?

    /// How far apart their lengths are; nil: one of them is not known.
    var difference: Int? {
        guard let left = songLengthMilliseconds, let right = lengthMilliseconds else { return nil }
        return abs(left - right)
    }

    /// nil: the song has no title to compare.
    var likeness: TitleLikeness? { songTitle.map { TitleLikeness($0, title) } }
}

extension SongCandidate {
    /// From a row of `playlists.song_candidates`.
    init(row: Row) throws {
        let songTitle: String? = try row["song_title"]
        let songArtists: [String] = try row["song_artists"]
        let method: String = try row["method"]
        let name: String = try row["title"]
        self.init(
            song: try row["song_id"], songTitle: songTitle.map { RecordingTitle($0, artists: songArtists) },
            songLengthMilliseconds: try row["song_length_ms"], isTextGuessed: try row["is_text_guessed"],
            method: Method(rawValue: method) ?? .text, track: try row["track_id"],
            title: RecordingTitle(name, artists: try row["artists"], note: try row["note"]), name: name,
            lengthMilliseconds: try row["length_ms"])
    }
}

/// The recording that a song is, and what speaks against it. Pure.
struct SongMatch: Sendable, Equatable, Encodable {
    let songId: Int64
    let trackId: Int64
    let method: SongCandidate.Method
    /// 1: by a code or an id alone. What is below ``confidenceAccepted`` is for a person to look at.
    let confidence: Double
    let doubt: String?

    /// As the fleet's matching has it.
    static let confidenceAccepted = 0.85

    /// A second of length: less doesn't tell two recordings apart.
    private static let marginMilliseconds = 1_000
    /// Further apart they are others.
    private static let differenceMaximum = 3_000

    /// - Parameter candidates: All of one song, one at least.
    static func best(_ candidates: [SongCandidate]) -> SongMatch? {
        let coded = candidates.filter { $0.method == .isrc }
        if let match = byCode(coded) { return match }
        if let match = byCode(candidates.filter { $0.method == .spotify }) { return match }
        return byText(candidates.filter { $0.method == .text })
    }

    /// A code proves nothing against a title: then it is doubtful.
    private static func byCode(_ candidates: [SongCandidate]) -> SongMatch? {
        let ranked = candidates.sorted { rank($0) < rank($1) }
        guard let best = ranked.first else { return nil }
        if best.likeness == TitleLikeness.none {
            return SongMatch(best, 0.7, "The catalogue calls it “\(best.name)”.")
        }
        guard ranked.count > 1 else { return SongMatch(best, 1, nil) }
        let isAlone = ranked.dropFirst().allSatisfy { rank($0).0 > rank(best).0 }
        let doubt = "\(ranked.count) recordings of the catalogue have its code."
        return SongMatch(best, isAlone ? 0.9 : 0.6, doubt)
    }

    /// The same title and version by the same artist, and lengths that agree.
    private static func byText(_ candidates: [SongCandidate]) -> SongMatch? {
        let fitting = candidates.filter { $0.likeness == .same && ($0.difference ?? 0) <= differenceMaximum }
            .sorted { rank($0) < rank($1) }
        guard let best = fitting.first else { return nil }
        if best.isTextGuessed { return SongMatch(best, 0.6, "Title and artist were parted at a dash, by a guess.") }
        guard let difference = best.difference else {
            return SongMatch(best, fitting.count > 1 ? 0.5 : 0.75, "There is no length to compare.")
        }
        let others = fitting.dropFirst()
        let isAlone = others.allSatisfy { ($0.difference ?? 0) - difference >= marginMilliseconds }
        guard isAlone else { return SongMatch(best, 0.6, "\(fitting.count) recordings fit as well.") }
        return SongMatch(best, 0.9, nil)
    }

    private static func rank(_ candidate: SongCandidate) -> (Int, Int, Int64) {
        let likeness = candidate.likeness.map { 1_000 - Int($0.value * 1_000) } ?? 0
        return (likeness, candidate.difference ?? 1_000_000, candidate.track)
    }

    private init(_ candidate: SongCandidate, _ confidence: Double, _ doubt: String?) {
        (songId, trackId, method) = (candidate.song, candidate.track, candidate.method)
        (self.confidence, self.doubt) = (confidence, doubt)
    }

    static func json(_ matches: [SongMatch]) -> JSONText {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        guard let data = try? encoder.encode(matches) else { preconditionFailure("it holds nothing that JSON can't") }
        return JSONText(String(decoding: data, as: UTF8.self))
    }
}
