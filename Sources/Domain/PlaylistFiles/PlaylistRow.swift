/// A row of a list, as far as it could be read.
public struct PlaylistRow: Sendable, Equatable {
    /// What the row stands for.
    public enum Kind: String, Sendable, CaseIterable {
        case track, local, episode, audiobook, album, artist, playlist, empty
    }

    /// From 1, over all rows of the file.
    public internal(set) var number = 0
    /// Where it begins in the file, from 1; in JSON the same as the number.
    public internal(set) var line: Int
    /// In its list, from 1; rows that are no songs take a place, too.
    public internal(set) var position = 0
    /// What the row stands for.
    public internal(set) var kind = Kind.track
    /// Why it is in the list, or is not.
    public internal(set) var reason = RowReason.ok
    /// What is odd about a row that is taken all the same; nil: nothing.
    public internal(set) var warning: String?
    /// Twelve letters and digits.
    public internal(set) var isrc: String?
    /// Codes beside the first one.
    public internal(set) var otherISRCs: [String] = []
    /// 22 letters and digits, case matters.
    public internal(set) var spotifyID: String?
    /// nil: the file doesn't say.
    public internal(set) var title: String?
    /// The first first; empty: none is named.
    public internal(set) var artists: [String] = []
    /// False: where one name ends and the next begins is a guess.
    public internal(set) var isArtistSplitCertain = true
    /// Whether title and artist were taken apart by a dash that may be part of either.
    public internal(set) var isTextGuessed = false
    /// nil: the file doesn't say.
    public internal(set) var album: String?
    /// Empty: the file doesn't say.
    public internal(set) var albumArtists: [String] = []
    /// nil: the file doesn't say, or says nothing that a song may last.
    public internal(set) var durationMilliseconds: Int?
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    public internal(set) var releaseDate: String?
    /// When the row came into the list; nil: the file doesn't say.
    public internal(set) var addedAt: PlaylistMoment?
    /// Whatever the file calls them, without `spotify:user:`.
    public internal(set) var addedBy: String?
    /// As the file names it in a cell of the row.
    public internal(set) var playlistName: String?
    /// From 1; 0 of a file of the listener's own.
    public internal(set) var disc: Int?
    /// On its disc, from 1.
    public internal(set) var track: Int?
    /// nil: the file doesn't say.
    public internal(set) var isExplicit: Bool?
    /// 0…100.
    public internal(set) var popularity: Int?
    /// Who published the record.
    public internal(set) var label: String?
    /// The row as it came, cut to 500 bytes; empty for rows that were taken.
    public internal(set) var raw = ""

    init(line: Int) { self.line = line }

    /// Whether the row is a song of the list.
    public var isSong: Bool { reason == .ok || reason == .duplicateInFile }
}

/// Why a row is in its list, or is not: there are no others.
public enum RowReason: String, Sendable, CaseIterable, Codable {
    case ok
    /// A song that stands before in this list; it keeps its position.
    case duplicateInFile = "duplicate_in_file"
    case localFile = "local_file"
    case episode
    case notATrack = "not_a_track"
    case nullItem = "null_item"
    case unavailable
    case badISRC = "bad_isrc"
    /// Neither id nor ISRC nor title.
    case noKey = "no_key"
    case shortRow = "short_row"
    case longRow = "long_row"
    case badQuote = "bad_quote"
    case badEncoding = "bad_encoding"
    case unresolvableLink = "unresolvable_link"
    case tooLong = "too_long"
}

/// When something was added, as exact as the file says.
public struct PlaylistMoment: Sendable, Equatable {
    /// `2026-03-01T08:15:30Z`; the first moment of a day.
    public let text: String
    /// Whether only the day is known.
    public let isDay: Bool
}
