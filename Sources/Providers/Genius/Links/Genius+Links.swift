public import Catalogue
import Gateway

extension Genius: LinkSource {
    /// - Throws: `UpstreamError`.
    public func links(ofPerson nativeID: String) async throws -> [FoundLink]? {
        guard let id = GeniusID.number(nativeID) else { return nil }
        return try await answer(ArtistAnswerJSON.self, to: requests.artist(id)).map { GeniusLinks.links(of: $0.artist) }
    }
}
