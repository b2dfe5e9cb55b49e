import SeparatedText

/// Lists of files and streams, as players write them. They have no codes: title and artist are a guess. Pure.
enum M3U {
    static func isOne(_ lines: TextLines) -> Bool {
        lines.filled.contains { $0.text.hasPrefix("#EXTM3U") || $0.text.hasPrefix("#EXTINF") }
    }

    /// - Throws: ``PlaylistRefusal`` for a stream in pieces.
    static func file(_ text: DecodedText, _ lines: TextLines) throws(PlaylistRefusal) -> PlaylistFile {
        if lines.filled.contains(where: { $0.text.hasPrefix("#EXT-X-") }) {
            throw PlaylistRefusal(
                .stream, "the file is the index of a stream in pieces, not a list of songs",
                fix: PlaylistRefusal.expected)
        }
        var (entries, name, entry) = ([PlaylistRow](), String?.none, Entry())
        for line in lines.filled {
            if line.text.hasPrefix("#PLAYLIST:") {
                name = CellText.value(String(line.text.dropFirst(10)))
            } else if line.text.hasPrefix("#") {
                entry.read(line.text)
            } else {
                entries.append(entry.row(line))
                entry = Entry()
            }
        }
        var lists = Table.lists(of: entries)
        if let name { lists = lists.map { FilePlaylist(name: name, rows: $0.rows) } }
        return PlaylistFile(.m3u, text, certainty: .guess, playlists: lists)
    }

    /// What comments say of the next file.
    private struct Entry {
        private var seconds: Int?
        private var display = ""
        private var album: String?
        private var artist: String?

        mutating func read(_ line: String) {
            if line.hasPrefix("#EXTINF:") {
                let rest = line.dropFirst(8)
                let comma = Self.firstComma(rest)
                seconds = Int(rest.prefix { $0.isASCII && ($0.isNumber || $0 == "-") })
                display = comma.map { CellText.tidied(String(rest[rest.index(after: $0)...])) } ?? ""
            } else if line.hasPrefix("#EXTALB:") {
                album = CellText.value(String(line.dropFirst(8)))
            } else if line.hasPrefix("#EXTART:") {
                artist = CellText.value(String(line.dropFirst(8)))
            }
        }

        func row(_ line: TextLines.Line) -> PlaylistRow {
            var (row, damage) = (PlaylistRow(line: line.number), Damage())
            row.isTextGuessed = true
            row.title = CellText.value(display.isEmpty ? Self.stem(line.text) : display)
            row.splitTitle()
            if let artist { row.artists = [artist] }
            row.album = album
            row.durationMilliseconds = seconds.flatMap { (1..<90_000) ~= $0 ? $0 * 1_000 : nil }
            row.isTextGuessed = true
            if SpotifyReference(line.text) != nil { row.read(SpotifyReference(line.text)) }
            let isStream = line.text.lowercased().hasPrefix("http") && (seconds ?? -1) <= 0
            if isStream, row.artists.isEmpty, row.spotifyID == nil { row.kind = .empty }
            damage.isTooLong =
                line.text.utf8.count > CellText.bytesMaximum || display.utf8.count > CellText.bytesMaximum
            row.judge(damage, raw: [display, line.text].filter { !$0.isEmpty })
            if row.kind == .empty, !damage.isTooLong {
                row.reason = .notATrack
                row.raw = CellText.tidied(String(line.text.prefix(200)))
            }
            return row
        }

        /// Outside of quotes.
        private static func firstComma(_ text: Substring) -> Substring.Index? {
            var isQuoted = false
            return text.indices.first { index in
                if text[index] == "\"" { isQuoted.toggle() }
                return text[index] == "," && !isQuoted
            }
        }

        /// The name of a file without folders, ending and the number before it.
        private static func stem(_ path: String) -> String {
            var name = path.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
            if let dot = name.lastIndex(of: "."), dot > name.startIndex { name = String(name[..<dot]) }
            let digits = name.prefix { $0.isASCII && $0.isNumber }
            let rest = name[digits.endIndex...].drop { " .-_".contains($0) }
            return digits.count <= 3 && !digits.isEmpty && !rest.isEmpty ? String(rest) : name
        }
    }
}
