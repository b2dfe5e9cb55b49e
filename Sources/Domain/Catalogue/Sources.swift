public import FleetMessages

// What a provider can be asked for, by role. A provider implements those that it has.
// All throw errors that are `Classified`, and `CancellationError`.

/// Lists what an artist released.
public protocol CatalogueSource: Sendable {
    var source: Source { get }
    /// nil: the source has no such artist, or none whose name is exactly enough the one asked for.
    func artist(_ query: ArtistQuery) async throws -> FoundArtist?
    /// Albums from `offset` on, in the largest pages that the source grants.
    func albums(ofArtist nativeID: String, offset: Int) async throws -> Page<FoundAlbum>
    /// All tracks of albums, in the fewest requests: a result for each album asked. Empty when the source does
    /// not know the album (any more). Throws only what concerns them all.
    func tracks(ofAlbums nativeIDs: [String]) async throws -> [String: Result<[FoundTrack], any Error>]
}

/// States who did what on a track.
public protocol CreditSource: Sendable {
    var source: Source { get }
    /// What the source states about tracks, in the fewest requests: a result for each track asked. nil: the
    /// source has no such track. Throws only what concerns them all.
    func credits(of tracks: [TrackReference]) async throws -> [TrackID: Result<FoundCredits?, any Error>]
}

/// Knows a person's profiles.
public protocol LinkSource: Sendable {
    var source: Source { get }
    /// Live links only, the person's own page at the source among them where it has one; nil: the source does
    /// not know the person.
    func links(ofPerson nativeID: String) async throws -> [FoundLink]?
}

/// Knows what a public account shows, by its handle.
public protocol ProfileSource: Sendable {
    var source: Source { get }
    /// The ``FoundLink/platform`` whose handles it takes.
    var platform: String { get }
    /// nil: there is no such account, or none that shows itself.
    func profile(ofHandle handle: String) async throws -> FoundProfile?
}

/// Foretells what the discovery of an artist costs, up to the stored credits.
public protocol PlanningSource: Sendable {
    var source: Source { get }
    /// Asks as little as it can itself. nil: the source has no such artist.
    func plan(_ query: ArtistQuery) async throws -> RequestPlan?
}
