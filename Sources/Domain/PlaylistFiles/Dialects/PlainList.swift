import SeparatedText

/// Codes and links, a line each, or several parted by any separator. Pure.
enum PlainList {
    /// So many of a hundred lines must be a code or a link.
    static let shareMinimum = 80

    /// Whether the only heading is `isrc`.
    static func isHeaded(_ lines: TextLines) -> Bool { lines.filled.first.map { isHeading($0.text) } ?? false }

    static func isOne(_ lines: TextLines) -> Bool {
        let rows = lines.filled.filter { !$0.text.hasPrefix("#") }
        let hits = rows.count { line in
            entries(line.text).contains { ISRCCode.valid($0) != nil || SpotifyReference($0) != nil }
        }
        return hits > 0 && hits * 100 >= rows.count * shareMinimum
    }

    static func file(_ text: DecodedText, _ lines: TextLines) -> PlaylistFile {
        var rows: [PlaylistRow] = []
        var linkCount = 0
        for (index, line) in lines.filled.enumerated() {
            if line.text.hasPrefix("#") || (index == 0 && isHeading(line.text)) { continue }
            for entry in entries(line.text) {
                let reference = SpotifyReference(entry)
                if reference != nil { linkCount += 1 }
                rows.append(row(entry, reference, line.number, text))
            }
        }
        return PlaylistFile(
            linkCount * 2 > rows.count ? .spotifyLinks : .isrcList, text, playlists: Table.lists(of: rows))
    }

    private static func row(
        _ entry: String, _ reference: SpotifyReference?, _ line: Int, _ text: DecodedText
    ) -> PlaylistRow {
        var (row, damage) = (PlaylistRow(line: line), Damage())
        row.isrc = reference == nil ? ISRCCode.valid(entry) : nil
        row.read(reference)
        damage.isTooLong = entry.utf8.count > CellText.bytesMaximum
        damage.isMisencoded = text.isDamaged && entry.unicodeScalars.contains("\u{FFFD}")
        let isAddress = reference != nil || entry.contains("://")
        if row.isrc == nil, !isAddress { damage.badCode = entry }
        row.judge(damage, raw: [entry])
        return row
    }

    /// A blank parts nothing: codes are written with blanks in them.
    private static func entries(_ line: String) -> [String] {
        let parts = line.split { ",;|\t".contains($0) }.map { CellText.tidied(String($0)) }.filter { !$0.isEmpty }
        return parts.count > 1 && parts.allSatisfy { ISRCCode.valid($0) != nil || SpotifyReference($0) != nil }
            ? parts : [CellText.tidied(line)]
    }

    private static func isHeading(_ line: String) -> Bool { Layout.folded(line) == "isrc" }
}

/// `Artist - Title`, a line each, where somebody says that it is so. Pure.
enum TitleLines {
    static func file(_ text: DecodedText, _ lines: TextLines) -> PlaylistFile {
        let rows = lines.filled.filter { !$0.text.hasPrefix("#") }.map { line -> PlaylistRow in
            var (row, damage) = (PlaylistRow(line: line.number), Damage())
            row.title = CellText.value(line.text)
            row.splitTitle()
            row.isTextGuessed = true
            damage.isTooLong = line.text.utf8.count > CellText.bytesMaximum
            row.judge(damage, raw: [line.text])
            return row
        }
        return PlaylistFile(.titles, text, certainty: .guess, playlists: Table.lists(of: rows))
    }
}
