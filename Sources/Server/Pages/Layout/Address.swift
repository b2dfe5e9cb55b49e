import CatalogueAnswers
import FleetMessages
import Messages

/// Where a page is: all of its state, so that Back and a bookmark find it again.
enum Address: Sendable, Equatable {
    case fleet
    case queue(String)
    case providers
    case runs(after: String?)
    case run(String)
    case failures
    /// A cause by its fingerprint, and the letter behind which its list goes on.
    case failure(String, after: Int64?)
    case letters(LetterSelection)
    case letter(Int64)
    case artist(ArtistID, after: AlbumID?)
    case album(AlbumID)
    case track(TrackID)
    case person(PersonID)
    case credits(CreditSelection, after: CreditKey?)
    case producers(ArtistID?, after: PersonID?)
    case listeners
    /// A listener by name or number.
    case listener(String, ListenerView)
    case search(String)
    case discover(String)
    case playlists(after: Int64?)
    case playlist(Int64, PlaylistView)
    /// Findings on the ISRCs in a text.
    case publishing(String)
    case asset(String)

    /// Path and query, below the site's base path.
    var text: String {
        let query = query.map { "\($0.0)=\(Percent.encoded($0.1))" }.joined(separator: "&")
        return path + (query.isEmpty ? "" : "?" + query)
    }

    var path: String {
        switch self {
        case .fleet: "/"
        case .queue(let name): "/queues/\(Percent.encoded(name))"
        case .providers: "/providers"
        case .runs: "/runs"
        case .run(let id): "/runs/\(Percent.encoded(id))"
        case .failures, .failure: "/failures"
        case .letters: "/letters"
        case .letter(let id): "/letters/\(id)"
        case .artist(let id, _): "/artists/\(id.rawValue)"
        case .album(let id): "/albums/\(id.rawValue)"
        case .track(let id): "/tracks/\(id.rawValue)"
        case .person(let id): "/people/\(id.rawValue)"
        case .credits: "/credits"
        case .producers: "/producers"
        case .listeners: "/listening"
        case .listener(let id, _): "/listening/\(Percent.encoded(id))"
        case .search: "/search"
        case .discover: "/discover"
        case .playlists: "/playlists"
        case .playlist(let id, _): "/playlists/\(id)"
        case .publishing: "/publishing"
        case .asset(let name): "/assets/\(Percent.encoded(name))"
        }
    }

    private var query: [(String, String)] {
        switch self {
        case .runs(let after): [("after", after)].given
        case .failure(let cause, let after): [("cause", cause), ("after", after.map { String($0) })].given
        case .letters(let selection): selection.query
        case .artist(_, let after): [("after", after?.description)].given
        case .credits(let selection, let after): selection.query + [("after", after?.text)].given
        case .producers(let artist, let after):
            [("artist", artist?.description), ("after", after?.description)].given
        case .listener(_, let view): view.query
        case .search(let text): text.isEmpty ? [] : [("q", text)]
        case .publishing(let isrcs): isrcs.isEmpty ? [] : [("isrc", isrcs)]
        case .discover(let artist): artist.isEmpty ? [] : [("artist", artist)]
        case .playlists(let after): [("after", after.map { String($0) })].given
        case .playlist(_, let view): view.query
        default: []
        }
    }
}

/// Which dead letters a list holds.
struct LetterSelection: Sendable, Equatable {
    var queue: String?
    var run: String?
    /// The letter behind which the list goes on.
    var after: Int64?

    var query: [(String, String)] {
        [("queue", queue), ("run", run), ("after", after.map { String($0) })].given
    }
}

extension [(String, String?)] {
    /// Those that have a value.
    var given: [(String, String)] { compactMap { name, value in value.map { (name, $0) } } }
}
