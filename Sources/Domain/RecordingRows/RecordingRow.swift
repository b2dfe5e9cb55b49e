/// A row of a list of recordings, its cells as they stand there; a cell that is missing is empty. Pure.
public struct RecordingRow: Sendable, Hashable {
    /// What the list calls the row, else its number.
    public var id: String
    /// Who states it: rows of one source are seldom the same recording.
    public var source = ""
    /// The number of the track: `7`, `A1`.
    public var number = ""
    /// The title, maybe with the artist, the album or a number in the same cell.
    public var title = ""
    /// Who performs.
    public var artist = ""
    /// What it stands on.
    public var album = ""
    /// How long it takes, in any form: `4:04`, `244000`.
    public var length = ""
    /// When it came out: `2006`, `'06`.
    public var year = ""
    /// In which language it is sung: `English`, `Eng.`.
    public var language = ""
    /// The International Standard Recording Code.
    public var isrc = ""

    public init(id: String) { self.id = id }

    /// Everything, in an order that doesn't depend on where the row stands.
    var content: [String] { [title, artist, album, length, year, number, isrc, language, source, id] }
}
