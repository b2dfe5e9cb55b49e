/// Sheets of anybody: by what their headings are called. Pure.
extension Layout {
    /// nil: nothing in the line is a heading that songs are found by.
    static func generic(_ cells: [String]) -> Layout? {
        let headings = cells.map(folded)
        var columns = columns(of: headings, names)
        columns[.isrc] = headings.firstIndex { $0.contains("isrc") }
        guard columns[.isrc] ?? columns[.reference] ?? columns[.title] != nil else { return nil }
        let hasCode = columns[.isrc] != nil
        let isInMilliseconds = columns[.duration].map { headings[$0].hasSuffix("ms") } ?? false
        return Layout(
            dialect: .generic, columns: columns, cellCount: cells.count, isDurationInSeconds: !isInMilliseconds,
            isItemPerRow: false, certainty: hasCode ? .likely : .guess,
            warnings: hasCode
                ? [] : ["No column is called ISRC: look whether title and artist were read as they are meant."])
    }

    private static let names: [Field: Set<String>] = [
        .reference: ["trackuri", "spotifyuri", "spotifyid", "trackid", "spotifytrackid", "url", "link", "spotifyurl"],
        .title: ["title", "track", "trackname", "song", "name", "tracktitle", "songtitle", "songname"],
        .artists: ["artist", "artists", "artistname", "artistnames", "performer", "performers"],
        .album: ["album", "albumname", "albumtitle", "release"],
        .duration: ["duration", "length", "durationms", "lengthms", "time"],
        .releaseDate: ["releasedate", "albumreleasedate"], .addedAt: ["addedat", "addeddate", "dateadded"],
        .label: ["label", "recordlabel"],
    ]
}
