public import Catalogue
import Matching

extension Discogs: LinkSource {
    /// The person's own page first, then the sites that the page names, one request in all.
    ///
    /// - Throws: `UpstreamError`.
    public func links(ofPerson nativeID: String) async throws -> [FoundLink]? {
        guard let number = DiscogsNumber(nativeID) else { return nil }
        return try await answer(ArtistJSON.self, to: requests.artist(number)).map { artist in
            DiscogsLinks.links(of: artist, asked: number)
        }
    }
}

/// Reads profiles and pages out of an artist. Pure.
enum DiscogsLinks {
    /// What Discogs calls an address whose host says nothing of what it is.
    static let otherPlatform = "site"

    /// - Parameter asked: The number it was asked for: where two entries were merged, the answer's own counts.
    static func links(of artist: ArtistJSON, asked: DiscogsNumber) -> [FoundLink] {
        let number = artist.id.flatMap { DiscogsNumber($0) } ?? asked
        let own = FoundLink(
            platform: Discogs.source.name, url: "https://www.discogs.com/artist/\(number)", confidence: 0.95)
        var seen = Set([own.pageKey])
        let others = artist.urls.prefix(DiscogsLimits.linksMaximum).compactMap { text -> FoundLink? in
            guard !text.withoutBlanksAround.isEmpty else { return nil }
            let link = FoundLink(reading: text.withoutBlanksAround, otherwise: otherPlatform)
            return seen.insert(link.pageKey).inserted ? link : nil
        }
        return [own] + others
    }
}
