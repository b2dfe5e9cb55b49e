/// What kind of app the simulated Spotify takes its clients for.
public enum SpotifyMode: String, Sendable, CaseIterable {
    /// Batches, pages of 50, every field.
    case extended
    /// No batches, pages of 10 in searches and of an artist's albums, fewer fields.
    case development
}
