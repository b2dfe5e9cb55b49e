/// Songs with who wrote and produced them, in the form of the bundled `number-ones.tsv`.
///
/// Tab-separated UTF-8. The first line names the columns: those of ``columns``, in any order; others are passed over.
/// Lists are separated by `;`.
public struct SongFile: Sendable {
    /// What is wrong with the text, for people.
    public struct Problem: Error, Sendable, Equatable, CustomStringConvertible {
        /// From 1; the first names the columns.
        public let line: Int
        /// What is wrong.
        public let problem: String
        /// What to do about it.
        public let fix: String

        public var description: String { "line \(line): \(problem). \(fix)" }
    }

    /// The columns that it must have.
    public static let columns = [
        "song", "artist", "featured_artists", "first_week", "songwriters", "producers", "length_seconds", "is_cover",
    ]

    /// The songs in their order, or the first thing that is wrong.
    public let songs: Result<[NumberOneSong], Problem>

    public init(_ text: String) {
        songs = Result { () throws(Problem) in try Self.songs(in: text) }
    }

    private static func songs(in text: String) throws(Problem) -> [NumberOneSong] {
        let lines = text.split(omittingEmptySubsequences: false) { ["\n", "\r\n"].contains($0) }
        let header = cells(of: lines.first ?? "")
        for column in columns where !header.contains(column) {
            throw Problem(
                line: 1, problem: "there is no column \(column)",
                fix: "The first line names the columns, with tabs between: \(columns.joined(separator: ", "))")
        }
        var songs: [NumberOneSong] = []
        var seen: [String: Int] = [:]
        for (index, line) in lines.enumerated().dropFirst() where !line.isEmpty {
            let song = try song(cells(of: line), header, line: index + 1)
            if let before = seen.updateValue(index + 1, forKey: song.recordingID) {
                throw Problem(
                    line: index + 1, problem: "song, artist and week are those of line \(before)",
                    fix: "Remove one of the two")
            }
            songs.append(song)
        }
        guard !songs.isEmpty else { throw Problem(line: 2, problem: "there is no song", fix: "Add one") }
        return songs
    }

    private static func song(_ cells: [String], _ header: [String], line: Int) throws(Problem) -> NumberOneSong {
        guard cells.count == header.count else {
            throw Problem(
                line: line, problem: "there are \(cells.count) cells and \(header.count) columns",
                fix: "Put one tab between two cells, empty ones too")
        }
        let named = Dictionary(zip(header, cells), uniquingKeysWith: { first, _ in first })
        for column in ["song", "artist"] where (named[column] ?? "").allSatisfy(\.isWhitespace) {
            throw Problem(line: line, problem: "\(column) is empty", fix: "Fill it in, or remove the line")
        }
        if let length = named["length_seconds"], !length.isEmpty, !(0...86_400).contains(Int(length) ?? -1) {
            throw Problem(
                line: line, problem: "length_seconds is \(length.prefix(40))",
                fix: "Whole seconds from 0 to 86400, or nothing where the length is not known")
        }
        if let cover = named["is_cover"], !["", "0", "1"].contains(cover) {
            throw Problem(line: line, problem: "is_cover is \(cover.prefix(40))", fix: "1 for a cover, else 0")
        }
        return NumberOneSong(cells: named)
    }

    private static func cells(of line: Substring) -> [String] {
        line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
}
