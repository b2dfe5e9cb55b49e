/// A page: what stands between the header and the footer.
struct Page: Sendable {
    /// In the window's title, and at the top of the page.
    let title: String
    /// Above the title: where it belongs, as links.
    var trail: [(String, Address)] = []
    /// Which entry of the navigation it belongs to.
    var section: Section?
    /// How often the page's script asks for it anew, in seconds; nil: never.
    var refreshSeconds: Int?
    /// Beside the title: a state, a kind.
    var mark: HTML = .empty
    var status = 200
    let content: HTML

    /// The entries of the navigation.
    enum Section: String, Sendable, CaseIterable {
        case fleet = "Fleet"
        case runs = "Runs"
        case failures = "Failures"
        case producers = "Producers"
        case playlists = "Playlists"
        case publishing = "Publishing"
        case listening = "Listening"
        case discover = "Discover"

        var address: Address {
            switch self {
            case .fleet: .fleet
            case .runs: .runs(after: nil)
            case .failures: .failures
            case .producers: .producers(nil, after: nil)
            case .playlists: .playlists(after: nil)
            case .publishing: .publishing("")
            case .listening: .listeners
            case .discover: .discover("")
            }
        }
    }
}
