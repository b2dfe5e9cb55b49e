import SeparatedText

/// Reads rows by a layout. Pure.
struct RowCells {
    let layout: Layout
    let text: DecodedText
    /// By the field's number, for each row asks for each of them; nil: there is no such column.
    private let places: [Int?]
    private let columns: [Int]

    init(_ layout: Layout, _ text: DecodedText) {
        (self.layout, self.text) = (layout, text)
        places = Layout.Field.allCases.map { layout.columns[$0] }
        columns = Array(layout.columns.values)
    }

    func row(_ record: SeparatedRecord) -> PlaylistRow {
        var row = PlaylistRow(line: record.line)
        func cell(_ field: Layout.Field) -> String {
            guard let column = places[field.rawValue], column < record.cells.count else { return "" }
            return record.cells[column]
        }
        row.title = CellText.value(cell(.title), keepsWords: layout.keepsWords)
        if let title = row.title, CellText.isNothing(title) { row.warning = "Its title is the word “\(title)”." }
        row.album = CellText.value(cell(.album))
        row.durationMilliseconds = CellText.milliseconds(cell(.duration), isSeconds: layout.isDurationInSeconds)
        row.releaseDate = CalendarText.day(CellText.tidied(cell(.releaseDate)))
        row.addedAt = CalendarText.moment(CellText.tidied(cell(.addedAt)))
        row.addedBy = CellText.value(cell(.addedBy)).map(Self.user)
        row.disc = CellText.number(cell(.disc))
        row.track = CellText.number(cell(.track))
        row.isExplicit = CellText.truth(cell(.explicit))
        row.popularity = CellText.number(cell(.popularity), maximum: 100)
        row.label = CellText.value(cell(.label))
        readArtists(&row, cell(.artists), references: cell(.artistReferences))
        row.albumArtists = CellText.value(cell(.albumArtists)).map { layout.artists.names($0).names } ?? []
        let badCode = readKeys(&row, cell)
        readType(&row, cell)
        var damage = Damage(record, text, cells: columns)
        damage.isShort = record.cells.count < layout.cellsMinimum
        damage.isCut = record.cells.count < layout.cellCount
        damage.isLong = record.cells.dropFirst(layout.cellCount).contains { !$0.isEmpty }
        damage.badCode = badCode
        damage.isEmptyItem = layout.isItemPerRow || record.cells.allSatisfy { CellText.value($0) == nil }
        row.judge(damage, raw: record.cells)
        return row
    }

    private static func user(_ text: String) -> String {
        text.hasPrefix("spotify:user:") ? String(text.dropFirst(13)) : text
    }

    /// Where the count of names isn't that of the references, the names stay one text.
    private func readArtists(_ row: inout PlaylistRow, _ cell: String, references: String) {
        guard let text = CellText.value(cell) else { return }
        (row.artists, row.isArtistSplitCertain) = layout.artists.names(text)
        guard !references.isEmpty else { return }
        let count = references.utf8.count { $0 == UInt8(ascii: ",") } + 1
        row.isArtistSplitCertain = count == row.artists.count
        if !row.isArtistSplitCertain { row.artists = [text] }
    }

    /// - Returns: The code that is none.
    private func readKeys(_ row: inout PlaylistRow, _ cell: (Layout.Field) -> String) -> String? {
        let reference = CellText.value(cell(.reference)) ?? ""
        if SpotifyReference.isID(reference) {
            row.read(.track(reference))
        } else if let found = SpotifyReference(reference) {
            row.read(found)
        } else if let other = CellText.value(cell(.otherReference)), SpotifyReference.isID(other) {
            row.read(.track(other))
        }
        guard let code = CellText.value(cell(.isrc)), code.utf8.contains(where: { $0 >= 0x30 }) else { return nil }
        guard let codes = ISRCCode.all(in: code) else { return code }
        row.isrc = codes[0]
        row.otherISRCs = Array(codes.dropFirst())
        return nil
    }

    /// A file of several lists says which, and what else it keeps.
    private func readType(_ row: inout PlaylistRow, _ cell: (Layout.Field) -> String) {
        guard layout.columns[.playlistName] != nil else { return }
        row.playlistName = CellText.value(cell(.playlistName)) ?? "Favorites"
        switch CellText.value(cell(.type))?.lowercased() {
        case "album": row.kind = .album
        case "artist": row.kind = .artist
        default: if row.artists.isEmpty, row.album == nil { row.splitTitle() }
        }
    }
}
