import Catalogue

/// Reads profiles and pages out of an artist's URL relations. Pure.
enum MusicBrainzLinks {
    /// In the order they came, each once; accounts that ended and pictures left out.
    static func links(in relations: [RelationJSON]) -> [FoundLink] {
        var seen: Set<String> = []
        return relations.compactMap { relation in
            guard !relation.isEnded, !isImage(relation),
                let address = relation.address.flatMap({ WebAddress($0.resource) }),
                seen.insert(address.key).inserted
            else { return nil }
            let platform = LinkPlatform.name(ofHost: address.host) ?? LinkPlatform.name(of: relation)
            return FoundLink(
                platform: platform, url: address.text, handle: LinkHandle.handle(on: platform, in: address))
        }
    }

    private static func isImage(_ relation: RelationJSON) -> Bool {
        relation.typeID == "221132e9-e30e-43f2-a741-15afc4c5fa7c" || relation.type == "image"
    }
}

/// A web address, taken apart as far as links need it.
struct WebAddress: Equatable {
    let text: String
    /// Lower case, without `www.`, `m.`, port and user.
    let host: String
    /// Path segments, without query and fragment.
    let path: [String]
    /// Equal for addresses that differ only in scheme, `www.`, a slash at the end or the case of the host.
    let key: String

    /// nil: not an `http` or `https` address.
    init?(_ text: String) {
        let lowered = text.lowercased()
        guard let scheme = ["https://", "http://"].first(where: { lowered.hasPrefix($0) }) else { return nil }
        let rest = text.dropFirst(scheme.count)
        let authority = rest.prefix { !"/?#".contains($0) }
        let target = rest.dropFirst(authority.count)
        let host = Self.host(in: authority)
        guard host.contains(".") else { return nil }
        self.text = text
        self.host = host
        path = target.prefix { !"?#".contains($0) }.split(separator: "/").map(String.init)
        key = host + (target.last == "/" ? String(target.dropLast()) : String(target))
    }

    private static func host(in authority: Substring) -> String {
        let address = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
        var host = address.prefix { $0 != ":" }.lowercased()
        for prefix in ["www.", "m."] where host.hasPrefix(prefix) { host.removeFirst(prefix.count) }
        return host
    }
}

/// On which platform a link is: by its host, since one relation type covers many, else by the type.
enum LinkPlatform {
    static func name(ofHost host: String) -> String? {
        hosts[host] ?? families.first { host.hasSuffix($0.suffix) }?.platform
    }

    static func name(of relation: RelationJSON) -> String {
        if let name = relation.typeID.flatMap({ types[$0] }) { return name }
        let word = (relation.type ?? "link").lowercased()
        if let name = words[word] { return name }
        return word.split { !$0.isLetter && !$0.isNumber }.joined(separator: "_")
    }

    private static let hosts = [
        "instagram.com": "instagram", "tiktok.com": "tiktok", "facebook.com": "facebook", "twitter.com": "x",
        "x.com": "x", "threads.net": "threads", "threads.com": "threads", "bsky.app": "bluesky",
        "youtube.com": "youtube", "music.youtube.com": "youtube_music", "soundcloud.com": "soundcloud",
        "myspace.com": "myspace", "vk.com": "vk", "linkedin.com": "linkedin", "twitch.tv": "twitch",
        "snapchat.com": "snapchat", "weibo.com": "weibo", "reverbnation.com": "reverbnation",
        "linktr.ee": "linktree", "patreon.com": "patreon", "vimeo.com": "vimeo", "mixcloud.com": "mixcloud",
        "open.spotify.com": "spotify", "music.apple.com": "apple_music", "itunes.apple.com": "apple_music",
        "deezer.com": "deezer", "tidal.com": "tidal", "pandora.com": "pandora", "music.amazon.com": "amazon_music",
        "beatport.com": "beatport", "discogs.com": "discogs", "genius.com": "genius", "wikidata.org": "wikidata",
        "allmusic.com": "allmusic", "imdb.com": "imdb", "last.fm": "lastfm", "songkick.com": "songkick",
        "bandsintown.com": "bandsintown", "setlist.fm": "setlistfm", "secondhandsongs.com": "secondhandsongs",
        "rateyourmusic.com": "rateyourmusic", "viaf.org": "viaf",
    ]

    private static let families = [
        (suffix: ".bandcamp.com", platform: "bandcamp"), (suffix: ".wikipedia.org", platform: "wikipedia"),
        (suffix: ".tumblr.com", platform: "tumblr"), (suffix: ".substack.com", platform: "substack"),
    ]

    /// Source: the server's test database and URL clean-up table, seen on 2026-11-21.
    private static let types = [
        "fe33d22f-c3b0-4d68-bd53-a856badf2b15": "homepage", "eb535226-f8ca-499d-9b18-6a144df4ae6f": "blog",
        "99429741-f3f6-484b-84f8-23af51991770": "social_network", "769085a1-c2f7-4c24-a532-2375a77693bd": "streaming",
        "63cc5d1f-f096-4c94-a43f-ecb32ea94161": "streaming", "6f77d54e-1d81-4e1a-9ea5-37947577151b": "patronage",
        "d86c9450-b6d0-4760-a275-e7547495b48b": "video_channel", "e4d73442-3762-45a8-905c-401da65544ed": "lyrics",
        "f8319a2f-f824-4617-81c8-be6560b3b203": "purchase", "d94fb61c-fa20-4e3c-a19a-71a949fb2c55": "other_database",
    ]

    private static let words = ["official homepage": "homepage", "other databases": "other_database"]
}

/// The account's name in a profile's address.
enum LinkHandle {
    static func handle(on platform: String, in address: WebAddress) -> String? {
        switch platform {
        case "instagram": instagram(address)
        case "tiktok", "threads": address.path.first.flatMap(afterAt)
        case "youtube": youtube(address)
        case "x", "soundcloud", "twitch", "myspace", "reverbnation", "linktree", "mixcloud": plain(address)
        case "facebook": plain(address)
        case "bandcamp", "tumblr": address.host.split(separator: ".").first.map(String.init)
        default: nil
        }
    }

    /// The first segment of the path, unless that leads to posts and not to an account.
    private static func instagram(_ address: WebAddress) -> String? {
        guard let name = address.path.first, !instagramPages.contains(name.lowercased()) else { return nil }
        let isName = name.utf8.allSatisfy { byte in
            byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_")
                || (byte < 0x80
                    && (Character(Unicode.Scalar(byte)).isLetter || Character(Unicode.Scalar(byte)).isNumber))
        }
        return isName && name.utf8.count <= 30 ? name : nil
    }

    private static let instagramPages: Set = ["p", "explore", "stories", "reel", "reels", "tv", "accounts"]

    /// `/@name`, `/user/name` and `/c/name`; a `/channel/` has an id and no name.
    private static func youtube(_ address: WebAddress) -> String? {
        guard let first = address.path.first else { return nil }
        if let name = afterAt(first) { return name }
        return ["user", "c"].contains(first) && address.path.count >= 2 ? address.path[1] : nil
    }

    private static func plain(_ address: WebAddress) -> String? {
        guard let name = address.path.first, !pages.contains(name.lowercased()) else { return nil }
        return afterAt(name) ?? name
    }

    private static let pages: Set = [
        "pages", "people", "groups", "profile.php", "profile", "events", "watch", "intent", "i", "search", "hashtag",
        "artist",
    ]

    private static func afterAt(_ segment: String) -> String? {
        segment.hasPrefix("@") && segment.utf8.count > 1 ? String(segment.dropFirst()) : nil
    }
}
