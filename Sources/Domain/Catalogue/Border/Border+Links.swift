extension Border {
    static let linksMaximum = 500

    /// Each page once, in the order they came.
    func links(_ links: [FoundLink]) -> [FoundLink] {
        var seen: Set<String> = []
        return list(links, "links", countMaximum: Self.linksMaximum).compactMap { link in
            guard let address = LinkAddress(link.url) else {
                note("links[].url: not the address of a page on a public host")
                return nil
            }
            guard seen.insert(address.key).inserted else { return nil }
            return self.link(link, at: address)
        }
    }

    /// What a link claims to be has to agree with where it leads: on the word of a source alone no page is a
    /// platform's, and no name an account's.
    private func link(_ link: FoundLink, at address: LinkAddress) -> FoundLink {
        let isTheirs = address.platform == link.platform
        let isPosing = !isTheirs && LinkAddress.isPlatform(link.platform)
        if isPosing { note("links[].platform: not the host's") }
        let handle = link.handle.flatMap { handle -> String? in
            let isHandle = isTheirs && LinkAddress.isHandle(handle, on: link.platform)
            if !isHandle { note("links[].handle: not an account's name on that platform") }
            return isHandle ? handle : nil
        }
        return FoundLink(
            platform: isPosing ? "other" : word(link.platform, "links[].platform") ?? "other", url: address.text,
            handle: handle, confidence: (0...1).contains(link.confidence) ? link.confidence : 0.01)
    }

    /// nil: it has no id, or no name that can be an account's.
    func profile(_ profile: FoundProfile, on platform: String) -> FoundProfile? {
        guard let id = id(profile.nativeID, "profile.id") else { return nil }
        guard LinkAddress.isHandle(profile.handle, on: platform) else {
            note("profile.username: not an account's name on that platform")
            return nil
        }
        let website = profile.website.flatMap { LinkAddress($0) }
        if website == nil, profile.website?.isEmpty == false {
            note("profile.website: not the address of a page on a public host")
        }
        return FoundProfile(
            nativeID: id, handle: profile.handle, name: profile.name.map { text($0, "profile.name") },
            biography: lines(profile.biography, "profile.biography"), website: website?.text,
            followers: number(profile.followers, Self.counts, "profile.followers"),
            posts: number(profile.posts, Self.counts, "profile.posts"))
    }
}
