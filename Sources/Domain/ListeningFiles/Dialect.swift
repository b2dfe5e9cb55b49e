/// The form of a file, known by its content.
public enum Dialect: String, Sendable, CaseIterable {
    /// Spotify's extended streaming history.
    case spotifyExtended = "spotify-extended"
    /// Spotify's account data.
    case spotifyShort = "spotify-short"
    /// An answer of Spotify: the tracks played last.
    case recentlyPlayed = "recently-played"
    /// ListenBrainz: JSON Lines, or one array.
    case listenBrainz = "listenbrainz"
    /// Last.fm as ghan's program exports it, as CSV.
    case lastFMGhanCSV = "lastfm-ghan-csv"
    /// The same as JSON, or answers of Last.fm.
    case lastFMGhanJSON = "lastfm-ghan-json"
    /// Last.fm without a heading.
    case lastFMPlainCSV = "lastfm-plain-csv"
    /// Libre.fm.
    case libreFM = "librefm"
    /// The log of a portable player.
    case scrobblerLog = "scrobbler-log"
    /// Pano Scrobbler, CSV or JSON Lines.
    case pano
    /// Maloja.
    case maloja
    /// Koito.
    case koito
    /// Our own export.
    case linerNotes = "liner-notes"
    /// Something that belongs to an export and tells no plays.
    case beside
    /// A playlist, which goes elsewhere.
    case playlist
    /// None that is known.
    case refused
}

/// How a file is cut into rows.
enum FileForm: Equatable {
    /// Elements of an array, or of the arrays of one object.
    case json
    /// A JSON value each line.
    case jsonLines
    /// Lines of text, with cells in quotes or not.
    case cells
}
