public import Catalogue
import Gateway

extension MusicBrainz: LinkSource {
    /// The person's own page first; at the id that MusicBrainz answers with, where two were merged.
    ///
    /// - Throws: ``UpstreamError``.
    public func links(ofPerson nativeID: String) async throws -> [FoundLink]? {
        guard let id = MBID(nativeID) else { return nil }
        let artist = try await answer(ArtistJSON.self, to: requests.artistLinks(id))
        return artist.map { [MusicBrainzLinks.ownPage($0.id)] + MusicBrainzLinks.links(in: $0.relations ?? []) }
    }
}
