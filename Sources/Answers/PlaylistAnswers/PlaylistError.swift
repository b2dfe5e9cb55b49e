/// Why there is no answer about a playlist, though the database gave one.
public struct PlaylistError: Error, Sendable, Equatable {
    /// What kept the answer away.
    public enum Code: Sendable {
        /// No playlist has that number or name.
        case unknown
        /// Several have the name: ``PlaylistError/playlists`` has ten of them at most.
        case ambiguous
        /// It was first brought after that day.
        case tooEarly
        /// It has no state yet.
        case empty
    }

    /// What kept the answer away.
    public let code: Code
    /// What was asked for.
    public let text: String
    /// Those that may be meant, or the one that has no such state.
    public let playlists: [PlaylistAnswer]

    init(_ code: Code, _ text: String, playlists: [PlaylistAnswer] = []) {
        (self.code, self.text, self.playlists) = (code, text, playlists)
    }
}
