// What a provider can be asked for, by role. A provider implements those that it has.
// All throw errors that are `Classified`, and `CancellationError`.

/// Lists what an artist released.
public protocol CatalogueSource: Sendable {
    var source: Source { get }
    /// nil: the source has no such artist, or none whose name is exactly enough the one asked for.
    func artist(_ query: ArtistQuery) async throws -> FoundArtist?
    /// Albums from `offset` on, in the largest pages that the source grants.
    func albums(ofArtist nativeID: String, offset: Int) async throws -> Page<FoundAlbum>
    /// All tracks of one album. Empty when the source does not know the album (any more).
    func tracks(ofAlbum nativeID: String) async throws -> [FoundTrack]
}

/// States who did what on a track.
public protocol CreditSource: Sendable {
    var source: Source { get }
    /// Claims by track id, for every id asked; an id that the source does not know maps to no claims.
    /// Asks in the fewest requests: tracks of the same album together.
    func claims(for tracks: [TrackReference]) async throws -> [String: [CreditClaim]]
}

/// Where a track stands at a source.
public struct TrackReference: Sendable, Hashable {
    public var nativeID: String
    public var albumNativeID: String?

    public init(nativeID: String, albumNativeID: String? = nil) {
        self.nativeID = nativeID
        self.albumNativeID = albumNativeID
    }
}

/// Knows a person's profiles.
public protocol LinkSource: Sendable {
    var source: Source { get }
    /// Live links only; nil: the source does not know the person.
    func links(ofPerson nativeID: String) async throws -> [FoundLink]?
}
