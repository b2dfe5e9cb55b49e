public import Catalogue
import Gateway

extension MusicBrainz: LinkSource {
    /// - Throws: ``UpstreamError``.
    public func links(ofPerson nativeID: String) async throws -> [FoundLink]? {
        guard let id = MBID(nativeID) else { return nil }
        let artist = try await answer(ArtistJSON.self, to: requests.artistLinks(id))
        return artist.map { MusicBrainzLinks.links(in: $0.relations ?? []) }
    }
}
