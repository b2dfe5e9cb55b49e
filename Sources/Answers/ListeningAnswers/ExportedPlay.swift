import FoundationEssentials
import Postgres
import PrintableText

/// A play with its reports, as our own export has it: `linernotes` is the version of the form.
struct ExportedPlay: Encodable {
    struct Report: Codable {
        let source: String
        let atMs: Int
        let precisionMs: Int
        let anchor: String
        let anchorMargin: Int
        let msPlayed: Int?
        let offlineStartMs: Int?
        let flags: [String]
        let ordinal: Int
        let title: String
        let artists: [String]
        let album: String?
        let spotifyId: String?
        let isrc: String?
        let mbid: String?
        let durationMs: Int?
    }

    var linernotes = 1
    let startedAt: String
    let title: String
    let artists: [String]
    let msPlayed: Int?
    let flags: [String]
    let sources: [String]
    let reports: [Report]

    init(_ row: Row) throws {
        let started: Date = try row["started_at"]
        startedAt = ListeningExport.time(started)
        (title, artists, msPlayed) = (try row["title"], try row["artists"], try row["ms_played"])
        (flags, sources) = (try row["flags"], try row["sources"])
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let json: JSONText? = try row["reports"]
        reports = try decoder.decode([Report].self, from: Data((json?.text ?? "[]").utf8))
    }
}

/// A play as ListenBrainz has listens.
struct ExportedListen: Encodable {
    struct Track: Encodable {
        let artistName: String
        let trackName: String
        let releaseName: String?
        let additionalInfo: More
    }

    struct More: Encodable {
        let spotifyId: String?
        let isrc: String?
        let durationMs: Int?
        let durationPlayed: Int?
        let submissionClient = "Liner Notes"
    }

    let listenedAt: Int
    let trackMetadata: Track

    init(_ row: Row) throws {
        let started: Date = try row["started_at"]
        listenedAt = Int(started.timeIntervalSince1970.rounded(.down))
        let (spotify, isrcs): ([String], [String]) = (try row["spotify_ids"], try row["isrcs"])
        let played: Int? = try row["ms_played"]
        let artists: [String] = try row["artists"]
        trackMetadata = Track(
            artistName: artists.joined(separator: ", "), trackName: try row["title"], releaseName: try row["album"],
            additionalInfo: More(
                spotifyId: spotify.first.map { "https://open.spotify.com/track/\($0)" }, isrc: isrcs.first,
                durationMs: try row["length_ms"], durationPlayed: played.map { $0 / 1_000 }))
    }
}

/// A cell of CSV by RFC 4180. One that a spreadsheet would take for a formula gets an apostrophe in front: anybody may
/// call a track so.
enum CSVCell {
    static func text(_ text: String) -> String {
        let text = text.cleaned
        let harmless = text.first.map { "=+-@＝＋－＠".contains($0) } == true ? "'" + text : text
        guard harmless.unicodeScalars.contains(where: { "\",;\r\n".unicodeScalars.contains($0) }) else {
            return harmless
        }
        var quoted = String.UnicodeScalarView()
        for scalar in harmless.unicodeScalars {
            quoted.append(contentsOf: scalar == "\"" ? [scalar, scalar] : [scalar])
        }
        return "\"\(String(quoted))\""
    }
}
