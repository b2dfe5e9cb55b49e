/// A song page.
struct GeniusSong: Sendable {
    let id: Int
    let title: String
    /// The act, or the acts of a joint credit; the first is the primary one.
    let artistIDs: [Int]
    var featuredIDs: [Int] = []
    var credits = GeniusCredits()
    var album: GeniusAlbum?
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    var date: String?
    /// Its track at the simulated Spotify.
    var spotifyTrackID: String?
    /// The song of which this page holds a translation.
    var translationOf: Int?
    var isSynthetic = false
    /// Folded words of title and artists, in which searches look.
    var words: Set<String> = []
}

struct GeniusAlbum: Sendable {
    let id: Int
    let name: String
    let artistID: Int
}

/// Who did what on a song, by the ids of artists.
struct GeniusCredits: Sendable, Equatable {
    var producers: [Int] = []
    var writers: [Int] = []
    /// Everything else, by a free label.
    var performances: [Performance] = []

    struct Performance: Sendable, Equatable {
        let label: String
        var artistIDs: [Int]
    }

    mutating func add(_ artist: Int, as label: String) {
        if let index = performances.firstIndex(where: { $0.label == label }) {
            performances[index].artistIDs.append(artist)
        } else {
            performances.append(Performance(label: label, artistIDs: [artist]))
        }
    }

    var artistIDs: [Int] { producers + writers + performances.flatMap(\.artistIDs) }
}
