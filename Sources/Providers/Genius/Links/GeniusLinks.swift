import Catalogue

/// Reads an artist's page and accounts. Pure.
enum GeniusLinks {
    /// Anybody may write an account into a page. Where the artist has claimed the page, they have seen it.
    static let confidenceVerified = 0.9
    static let confidenceUnverified = 0.6
    static let confidenceOwnPage = 0.95

    static func links(of profile: ProfileJSON) -> [FoundLink] {
        let confidence = profile.isVerified ? confidenceVerified : confidenceUnverified
        let accounts: [(SocialPlatform, String?)] = [
            (.instagram, profile.instagramName), (.x, profile.twitterName), (.facebook, profile.facebookName),
        ]
        let links = accounts.compactMap { platform, name in
            name.flatMap { SocialAccount($0, on: platform) }.map { account in
                FoundLink(
                    platform: platform.rawValue, url: account.url, handle: account.handle, confidence: confidence)
            }
        }
        return (page(at: profile.url).map { [$0] } ?? []) + links
    }

    /// The page itself; nil: the address is not one of Genius.
    private static func page(at url: String?) -> FoundLink? {
        let starts = ["https://genius.com/", "http://genius.com/", "https://www.genius.com/", "http://www.genius.com/"]
        guard let url, let start = starts.first(where: { url.hasPrefix($0) }) else { return nil }
        let path = url.dropFirst(start.count)
        guard !path.isEmpty, path.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
        return FoundLink(platform: "genius", url: "https://genius.com/\(path)", confidence: confidenceOwnPage)
    }
}
