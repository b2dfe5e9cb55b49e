/// Why a file is none of playlists, and what to do about it.
public struct PlaylistRefusal: Error, Equatable, Sendable {
    /// What kept it from being read.
    public enum Code: String, Sendable {
        case empty
        case tooLarge = "too_large"
        case binary
        /// A zip archive: its members are the files.
        case archive
        /// Plays, no list: another door is theirs.
        case listening
        /// A stream in pieces.
        case stream
        case unknown
    }

    /// What kept it from being read.
    public let code: Code
    /// What is wrong.
    public let problem: String
    /// What to do.
    public let fix: String

    init(_ code: Code, _ problem: String, fix: String) {
        (self.code, self.problem, self.fix) = (code, problem, fix)
    }

    static let expected =
        "Bring a CSV file of Exportify, TuneMyMusic or Soundiiz, Spotify's account data, M3U, "
        + "or one ISRC or Spotify link a line"
}
