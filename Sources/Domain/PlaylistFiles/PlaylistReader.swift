import Matching
import SeparatedText

/// Reads a file of playlists, whoever wrote it: by its content, never by its name. Pure, and asks nobody.
///
/// A row that can't be used stops nothing: it is there with its reason.
public enum PlaylistReader {
    /// Larger files are no playlists.
    public static let bytesMaximum = 64 << 20
    /// More rows are no playlist; Spotify's longest has 10,000.
    public static let rowsMaximum = 200_000

    /// What somebody says a file is, where nothing in it does.
    public enum Format: String, Sendable, CaseIterable {
        /// `Artist - Title`, a line each.
        case titles
        /// Names of files, a line each.
        case m3u
    }

    /// - Parameter format: nil: it is found out.
    /// - Throws: ``PlaylistRefusal``; an archive is one too, its members are read one by one.
    public static func file(_ bytes: [UInt8], as format: Format? = nil) throws(PlaylistRefusal) -> PlaylistFile {
        try check(bytes)
        let text = DecodedText(bytes)
        let file = if let format { try named(format, text) } else { try found(text) }
        guard file.playlists.reduce(0, { $0 + $1.rows.count }) <= rowsMaximum else {
            throw PlaylistRefusal(.tooLarge, "the file has more than \(rowsMaximum) rows", fix: "Divide it")
        }
        return file
    }

    private static func check(_ bytes: [UInt8]) throws(PlaylistRefusal) {
        guard bytes.count <= bytesMaximum else {
            throw PlaylistRefusal(.tooLarge, "the file has more than 64 MiB", fix: "Bring the playlists one by one")
        }
        if bytes.starts(with: Array("PK\u{3}\u{4}".utf8)) {
            throw PlaylistRefusal(.archive, "the file is a zip archive", fix: "Unpack it, and bring the files in it")
        }
        let hasMark = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
        guard hasMark || !bytes.contains(0) else {
            throw PlaylistRefusal(.binary, "the file is no text", fix: PlaylistRefusal.expected)
        }
    }

    private static func named(_ format: Format, _ text: DecodedText) throws(PlaylistRefusal) -> PlaylistFile {
        let lines = TextLines(text)
        guard !lines.filled.isEmpty else { throw empty }
        return switch format {
        case .titles: TitleLines.file(text, lines)
        case .m3u: try M3U.file(text, lines)
        }
    }

    /// So many bytes from the start show the marks of a form.
    private static let headMaximum = 1 << 14

    /// The rules in their order; the first that fits.
    private static func found(_ text: DecodedText) throws(PlaylistRefusal) -> PlaylistFile {
        let first = text.bytes.first { !TextLines.isBlank($0) }
        guard let first else { throw empty }
        if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") { return try AccountData.file(text) }
        let head = TextLines(text, limit: headMaximum)
        if M3U.isOne(head) { return try M3U.file(text, TextLines(text)) }
        if PlainList.isHeaded(head) { return PlainList.file(text, TextLines(text)) }
        let table = SeparatedText(text.bytes)
        if let file = Table.headed(table, text) { return file }
        let lines = TextLines(text)
        if PlainList.isOne(lines) { return PlainList.file(text, lines) }
        if let file = Table.headless(table, text) { return file }
        throw PlaylistRefusal(
            .unknown, "nothing tells how to read it; its first line is “\(shown(lines.filled[0].text))”",
            fix: PlaylistRefusal.expected)
    }

    private static let empty = PlaylistRefusal(.empty, "the file is empty", fix: PlaylistRefusal.expected)

    private static func shown(_ line: String) -> String {
        let text = PlainText.tidied(String(line.prefix(80)))
        return text.count < line.count ? text + "…" : text
    }
}
