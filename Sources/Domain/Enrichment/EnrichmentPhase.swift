/// A phase of an enrichment, in the order in which a chunk goes through them.
public enum EnrichmentPhase: String, Sendable, CaseIterable, Codable {
    /// Names, album and codes.
    case spotify
    /// Writers, producers and publishers as the page of credits shows them.
    case creditsPage = "credits_page"
    /// Registrations of the work.
    case publishing
    /// Credits and works, and writers' pages.
    case musicbrainz
    /// How the song moves.
    case chartmetric

    /// As people call it.
    public var name: String {
        switch self {
        case .spotify: "Spotify"
        case .creditsPage: "Credits page"
        case .publishing: "Publishing"
        case .musicbrainz: "MusicBrainz"
        case .chartmetric: "Chartmetric"
        }
    }
}
