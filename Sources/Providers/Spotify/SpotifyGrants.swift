import Credentials

/// What is known of what Spotify grants our credential, and what to ask for, given that. Pure.
///
/// Applications in extended mode ask by the twenty and fifty; those in development mode are refused batches (403)
/// and pages of more than ten (400). The mode is told nowhere, single grants differ even within it, and both
/// change in the middle of a run. So the large form is tried where nothing is known, and what is refused is
/// remembered for a while.
struct SpotifyGrants: Sendable, Equatable {
    /// Kinds of pages that differ from mode to mode.
    enum Paged: String, CaseIterable { case search = "search_max", artistAlbums = "artist_albums_max" }
    /// Questions with several ids.
    enum Batch: String, CaseIterable { case albums = "batch_albums", tracks = "batch_tracks" }

    private let values: [String: Int]

    /// - Parameter values: By name, as ``Capabilities`` has them; what is missing is unknown.
    init(_ values: [String: Int] = [:]) { self.values = values }

    /// nil: unknown.
    func pageSize(_ paged: Paged) -> Int? {
        values[paged.rawValue].map { min(max($0, 1), SpotifyLimits.pageSize) }
    }

    /// nil: unknown.
    func isGranted(_ batch: Batch) -> Bool? { values[batch.rawValue].map { $0 != 0 } }

    /// Whether albums come with all their tracks and ISRCs by batches: takes both kinds. nil: unknown.
    var isExtended: Bool? {
        let grants = Batch.allCases.map(isGranted)
        return grants.contains(false) ? false : grants.contains(nil) ? nil : true
    }

    /// What a batch that was answered, or refused, teaches; nil: nothing new.
    func lesson(_ batch: Batch, isGranted: Bool) -> Capability? {
        guard isGranted != self.isGranted(batch) else { return nil }
        return Capability(batch.rawValue, isGranted ? 1 : 0, isRefusal: !isGranted)
    }

    /// How to ask for a page now.
    ///
    /// - Parameter unknown: The size where nothing is known.
    func attempt(_ paged: Paged, unknown: Int = SpotifyLimits.pageSize) -> PageAttempt {
        PageAttempt(paged: paged, known: pageSize(paged), limit: pageSize(paged) ?? unknown)
    }
}

/// A page asked for in ever smaller sizes, until one is granted. Pure.
struct PageAttempt: Sendable, Equatable {
    let paged: SpotifyGrants.Paged
    let known: Int?
    private(set) var limit: Int
    private var isLowered = false

    init(paged: SpotifyGrants.Paged, known: Int?, limit: Int) {
        self.paged = paged
        self.known = known
        self.limit = limit
    }

    /// Takes the next smaller size: first what the other mode grants, then halves. False: there is none to try.
    ///
    /// - Parameter isAboutSize: Whether the refusal says so. A size that only the other mode grants needs no such
    ///   word: some refusals of it are empty.
    mutating func lower(isAboutSize: Bool) -> Bool {
        let other = SpotifyLimits.pageSizeInDevelopment
        guard limit > other || (isAboutSize && limit > 1) else { return false }
        limit = limit > other ? other : limit / 2
        isLowered = true
        return true
    }

    /// What it teaches that this size was answered; nil: nothing new.
    var lesson: Capability? {
        if isLowered { return Capability(paged.rawValue, limit, isRefusal: true) }
        guard known == nil, limit == SpotifyLimits.pageSize else { return nil }
        return Capability(paged.rawValue, limit, isRefusal: false)
    }
}
