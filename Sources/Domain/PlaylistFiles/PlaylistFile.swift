public import SeparatedText

/// What stands in a file of playlists, row by row, whoever wrote it.
public struct PlaylistFile: Sendable, Equatable {
    /// How it was taken for what it is.
    public enum Certainty: String, Sendable {
        /// By headings or fields that only this writer has.
        case certain
        /// By headings that several writers may have.
        case likely
        /// Nothing in it proves it: a person should look at the rows.
        case guess
    }

    /// Who writes files of this form.
    public let dialect: PlaylistDialect
    /// What its bytes were written in.
    public let encoding: TextEncoding
    /// What parts its cells; nil: it has none.
    public let delimiter: Character?
    /// How sure the dialect is.
    public let certainty: Certainty
    /// A sentence each; what is said of one row stands there.
    public let warnings: [String]
    /// In the order of the file; one with headings and no rows has one empty list.
    public let playlists: [FilePlaylist]

    init(
        _ dialect: PlaylistDialect, _ text: DecodedText, delimiter: UInt8? = nil,
        certainty: Certainty = .certain, warnings: [String] = [], playlists: [FilePlaylist]
    ) {
        self.dialect = dialect
        encoding = text.encoding
        self.delimiter = delimiter.map { Character(Unicode.Scalar($0)) }
        self.certainty = certainty
        self.warnings = Self.warnings(of: text) + warnings
        self.playlists = playlists.map(Duplicates.marked)
    }

    /// How many rows have each reason; their sum is the count of rows read.
    public var reasons: [RowReason: Int] {
        playlists.flatMap(\.rows).reduce(into: [:]) { $0[$1.reason, default: 0] += 1 }
    }

    private static func warnings(of text: DecodedText) -> [String] {
        var warnings: [String] = []
        if text.encoding == .windows1252 {
            warnings.append("It is not UTF-8: read as Windows-1252, so look at names with accents.")
        }
        if text.isDamaged { warnings.append("Some of its bytes mean nothing in \(text.encoding.rawValue).") }
        return warnings
    }
}

/// One list of a file.
public struct FilePlaylist: Sendable, Equatable {
    /// As the file calls it; nil: it doesn't, and the file's own name has to do.
    public let name: String?
    /// All of its rows, those that are no songs too, in their order.
    public internal(set) var rows: [PlaylistRow]
}

/// Who writes files of a form.
public enum PlaylistDialect: String, Sendable, CaseIterable {
    case watsonbox
    case watsonbox2018 = "watsonbox-2018"
    case watsonbox2020 = "watsonbox-2020"
    case pavelkomarov
    case tuneMyMusic = "tunemymusic"
    case soundiiz
    case generic
    case isrcList = "isrc-list"
    case spotifyLinks = "spotify-links"
    case accountPlaylists = "spotify-account-playlists"
    case accountLibrary = "spotify-account-library"
    case m3u
    /// `Artist - Title`, a line each: only where somebody says so.
    case titles
}
