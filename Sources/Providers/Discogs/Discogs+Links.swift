public import Catalogue

extension Discogs: LinkSource {
    /// The person's own page first, then the sites that the page names, one request in all.
    ///
    /// - Throws: `UpstreamError`.
    public func links(ofPerson nativeID: String) async throws -> [FoundLink]? {
        guard let number = DiscogsNumber(nativeID) else { return nil }
        return try await answer(ArtistJSON.self, to: requests.artist(number)).map(DiscogsLinks.links(of:))
    }
}

/// Reads profiles and pages out of an artist. Pure.
enum DiscogsLinks {
    /// What Discogs calls an address whose host says nothing of what it is.
    static let otherPlatform = "site"

    static func links(of artist: ArtistJSON) -> [FoundLink] {
        let own = FoundLink(
            platform: Discogs.source.name, url: "https://www.discogs.com/artist/\(artist.id)", confidence: 0.95)
        var seen = Set([LinkAddress(own.url)?.key].compactMap(\.self))
        let others = artist.urls.prefix(DiscogsLimits.linksMaximum).compactMap { text -> FoundLink? in
            guard let address = LinkAddress(text.trimmingBlanks), seen.insert(address.key).inserted else { return nil }
            let platform = address.platform ?? otherPlatform
            return FoundLink(platform: platform, url: address.text, handle: address.handle(on: platform))
        }
        return [own] + others
    }
}
