/// Where a dialect has what of a song, and how it writes it. Pure.
struct Layout {
    /// What a column may hold.
    enum Field: Int, CaseIterable {
        case reference, otherReference, isrc, title, artists, artistReferences, album, albumArtists, duration
        case releaseDate, addedAt, addedBy, disc, track, explicit, popularity, label, playlistName, type
    }

    let dialect: PlaylistDialect
    let columns: [Field: Int]
    /// So many cells has a whole row.
    let cellCount: Int
    /// A row of fewer cells was cut.
    var cellsMinimum = 1
    var artists = ArtistNames.commas
    var isDurationInSeconds = false
    /// Whether a title may be `null`: a song is called so.
    var keepsWords = false
    /// Whether a row of further cells without a song is an empty item; else it is a row without a key.
    var isItemPerRow = true
    var certainty = PlaylistFile.Certainty.certain
    var warnings: [String] = []

    /// Headings as they are compared: small letters and digits.
    static func folded(_ heading: String) -> String {
        String(decoding: heading.utf8.compactMap(Self.folded), as: UTF8.self)
    }

    private static func folded(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x41...0x5A: byte + 0x20
        case 0x61...0x7A, 0x30...0x39, 0x80...: byte
        default: nil
        }
    }

    /// The first column that bears one of a field's names.
    static func columns(of headings: [String], _ names: [Field: Set<String>]) -> [Field: Int] {
        names.compactMapValues { names in headings.firstIndex { names.contains($0) } }
    }
}

extension Layout {
    /// Of a heading line that only one writer has; nil: of none.
    static func known(_ cells: [String]) -> Layout? {
        let headings = cells.map(folded)
        return watsonbox(cells) ?? oldWatsonbox(headings) ?? pavelkomarov(headings) ?? tuneMyMusic(headings)
            ?? soundiiz(headings)
    }

    /// Headings are translated, `ISRC` is not.
    private static func watsonbox(_ cells: [String]) -> Layout? {
        guard cells.count >= 19, CellText.tidied(cells[16]) == "ISRC" else { return nil }
        var columns: [Field: Int] = [
            .reference: 0, .title: 1, .artistReferences: 2, .artists: 3, .album: 5, .albumArtists: 7, .releaseDate: 8,
            .disc: 10, .track: 11, .duration: 12, .explicit: 14, .popularity: 15, .isrc: 16, .addedBy: 17, .addedAt: 18,
        ]
        if [22, 23, 34, 35].contains(cells.count) { columns[.label] = cells.count - 2 }
        return Layout(
            dialect: .watsonbox, columns: columns, cellCount: cells.count, cellsMinimum: 19, artists: .escapedCommas,
            keepsWords: true)
    }

    private static func oldWatsonbox(_ headings: [String]) -> Layout? {
        if headings.count == 9, headings[0] == "spotifyuri" {
            return Layout(
                dialect: .watsonbox2018,
                columns: [
                    .reference: 0, .title: 1, .artists: 2, .album: 3, .disc: 4, .track: 5, .duration: 6, .addedBy: 7,
                    .addedAt: 8,
                ], cellCount: 9, cellsMinimum: 9, keepsWords: true)
        }
        guard headings.count == 11, headings[0] == "trackuri", headings[2] == "artisturi" else { return nil }
        return Layout(
            dialect: .watsonbox2020,
            columns: [
                .reference: 0, .title: 1, .artistReferences: 2, .artists: 3, .album: 5, .disc: 6, .track: 7,
                .duration: 8, .addedBy: 9, .addedAt: 10,
            ], cellCount: 11, cellsMinimum: 11, keepsWords: true)
    }

    /// Its headings changed often, and which form it is nothing says.
    private static func pavelkomarov(_ headings: [String]) -> Layout? {
        let isCurrent = ["artistnames", "releasedate", "durationms"].allSatisfy(headings.contains)
        let isOld = ["trackid", "trackname"].contains(headings[0]) && headings.contains("recordlabel")
        let isOldest = headings[0] == "spotifyid" && headings.contains("artistids")
        guard isCurrent || isOld || isOldest else { return nil }
        let columns = columns(
            of: headings,
            [
                .reference: ["trackuri", "trackid", "spotifyid"], .title: ["trackname"], .album: ["albumname"],
                .artists: ["artistnames", "artistname"], .releaseDate: ["releasedate"],
                .duration: ["durationms", "trackdurationms"], .popularity: ["popularity"], .explicit: ["explicit"],
                .addedBy: ["addedby"], .addedAt: ["addedat"], .label: ["recordlabel"],
            ])
        let last = [Field.title, .artists, .addedAt].compactMap { columns[$0] }.max() ?? 0
        return Layout(
            dialect: .pavelkomarov, columns: columns, cellCount: headings.count, cellsMinimum: last + 1)
    }

    private static func tuneMyMusic(_ headings: [String]) -> Layout? {
        guard ["trackname", "playlistname", "type"].allSatisfy(headings.contains) else { return nil }
        let columns = columns(
            of: headings,
            [
                .title: ["trackname"], .artists: ["artistname"], .album: ["album"], .playlistName: ["playlistname"],
                .type: ["type"], .isrc: ["isrc"], .reference: ["spotifyid"],
            ])
        return Layout(dialect: .tuneMyMusic, columns: columns, cellCount: headings.count, cellsMinimum: 5)
    }

    private static func soundiiz(_ headings: [String]) -> Layout? {
        guard headings.starts(with: ["title", "artist", "album", "isrc"]) else { return nil }
        let columns = columns(
            of: headings,
            [
                .title: ["title"], .artists: ["artist"], .album: ["album"], .isrc: ["isrc"], .addedAt: ["addeddate"],
                .addedBy: ["addedby"], .duration: ["duration"], .reference: ["url"], .otherReference: ["trackid"],
            ])
        return Layout(
            dialect: .soundiiz, columns: columns, cellCount: headings.count, isDurationInSeconds: true,
            certainty: .likely)
    }
}
