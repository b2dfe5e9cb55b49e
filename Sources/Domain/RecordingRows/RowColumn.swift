import Matching

/// The columns that are understood. Pure.
enum RowColumn: String, CaseIterable {
    case id, source, number, title, artist, album, length, year, language, isrc

    /// Of a header's cell; nil: a column that is ignored.
    static func named(_ cell: String) -> RowColumn? {
        let name = NameKey(cell).text
        return allCases.first { $0.names.contains(name) }
    }

    /// Whether the cell is the column's own name and no other word for it.
    func isSpelled(_ cell: String) -> Bool { NameKey(cell).text == rawValue }

    private var names: [String] {
        switch self {
        case .id, .language, .isrc: [rawValue]
        case .source: ["source", "sourceid", "source id"]
        case .number: ["number", "track number", "tracknumber", "no", "position"]
        case .title: ["title", "track title", "song", "name"]
        case .artist: ["artist", "artist name", "performer"]
        case .album: ["album", "album title", "release"]
        case .length: ["length", "duration"]
        case .year: ["year", "date", "release year"]
        }
    }

    /// Without one of these there is nothing to go by.
    static let essential: Set<RowColumn> = [.title, .artist, .album, .isrc]

    var path: WritableKeyPath<RecordingRow, String> {
        switch self {
        case .id: \.id
        case .source: \.source
        case .number: \.number
        case .title: \.title
        case .artist: \.artist
        case .album: \.album
        case .length: \.length
        case .year: \.year
        case .language: \.language
        case .isrc: \.isrc
        }
    }
}
