import SeparatedText

/// Files of rows and columns. Pure.
enum Table {
    /// So many lines may stand before the headings.
    static let preambleMaximum = 20

    /// nil: it has no headings that are known.
    static func headed(_ table: SeparatedText, _ text: DecodedText) -> PlaylistFile? {
        let head = table.records.prefix(preambleMaximum)
        if let first = head.first, let layout = Layout.known(first.cells) {
            return file(layout, table, rows: 1, text)
        }
        for (index, record) in head.enumerated() {
            if let layout = Layout.known(record.cells) ?? Layout.generic(record.cells) {
                return file(layout, table, rows: index + 1, text)
            }
        }
        return nil
    }

    /// Without headings: any cell may be a code or a link. nil: too few are.
    static func headless(_ table: SeparatedText, _ text: DecodedText) -> PlaylistFile? {
        let rows = table.records.map { record -> PlaylistRow in
            var row = PlaylistRow(line: record.line)
            row.isrc = record.cells.lazy.compactMap(ISRCCode.valid).first
            let reference = record.cells.lazy.compactMap { SpotifyReference($0) }.first
            row.read(reference ?? record.cells.first(where: SpotifyReference.isID).map { .track($0) })
            row.judge(Damage(record, text), raw: record.cells)
            return row
        }
        guard rows.count(where: { $0.isSong }) * 2 > rows.count else { return nil }
        return PlaylistFile(
            .generic, text, delimiter: table.separator, certainty: .guess,
            warnings: ["It has no headings: only ISRCs and Spotify links were read."], playlists: lists(of: rows))
    }

    private static func file(
        _ layout: Layout, _ table: SeparatedText, rows first: Int, _ text: DecodedText
    ) -> PlaylistFile {
        var layout = layout
        let records = table.records.dropFirst(first)
        if layout.dialect == .pavelkomarov, let column = layout.columns[.artists] {
            let isCurrent = records.contains { $0.cells.count > column && $0.cells[column].utf8.contains(0x3B) }
            layout.artists = isCurrent ? .semicolons : .commas
        }
        let reader = RowCells(layout, text)
        return PlaylistFile(
            layout.dialect, text, delimiter: table.separator, certainty: layout.certainty, warnings: layout.warnings,
            playlists: lists(of: records.map(reader.row)))
    }

    /// By the name in their rows, in the order of the first row of each.
    static func lists(of rows: [PlaylistRow]) -> [FilePlaylist] {
        guard !rows.isEmpty else { return [FilePlaylist(name: nil, rows: [])] }
        var (rows, lists, places) = (rows, [FilePlaylist](), [String?: Int]())
        for index in rows.indices { rows[index].number = index + 1 }
        guard rows.contains(where: { $0.playlistName != nil }) else { return [FilePlaylist(name: nil, rows: rows)] }
        for row in rows {
            let place = places[row.playlistName] ?? lists.count
            if place == lists.count { lists.append(FilePlaylist(name: row.playlistName, rows: [])) }
            places[row.playlistName] = place
            lists[place].rows.append(row)
        }
        return lists
    }
}
