/// The web address of a profile or page, taken apart: on which platform it is, and whose account it shows. Pure.
///
/// Every source of links reads its addresses here, so that one account has one platform and one handle whoever
/// names it.
public struct LinkAddress: Sendable, Equatable {
    /// As it was given.
    public let text: String
    /// Lower case, without `www.`, `m.`, port and user.
    public let host: String
    /// Path segments, without query and fragment.
    public let path: [String]
    /// Equal for addresses that differ only in scheme, `www.`, a slash at the end or the case of the host.
    public let key: String

    /// nil: not an `http` or `https` address of a public host.
    public init?(_ text: String) {
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

    /// The ``FoundLink/platform`` that the host belongs to; nil: none that is known.
    public var platform: String? {
        Self.hosts[host] ?? Self.families.first { host.hasSuffix($0.suffix) }?.platform
    }

    /// The account's name, where addresses on that platform hold one.
    public func handle(on platform: String) -> String? {
        switch platform {
        case "instagram": instagramHandle
        case "tiktok", "threads": path.first.flatMap(Self.afterAt)
        case "youtube": youtubeHandle
        case "facebook", "x", "soundcloud", "twitch", "myspace", "reverbnation", "linktree", "mixcloud": plainHandle
        case "bandcamp", "tumblr": host.split(separator: ".").first.map(String.init)
        default: nil
        }
    }

    private static func host(in authority: Substring) -> String {
        let address = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
        var host = address.prefix { $0 != ":" }.lowercased()
        for prefix in ["www.", "m."] where host.hasPrefix(prefix) { host.removeFirst(prefix.count) }
        return host
    }
}

extension LinkAddress {
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
        "rateyourmusic.com": "rateyourmusic", "viaf.org": "viaf", "musicbrainz.org": "musicbrainz",
    ]

    private static let families = [
        (suffix: ".bandcamp.com", platform: "bandcamp"), (suffix: ".wikipedia.org", platform: "wikipedia"),
        (suffix: ".tumblr.com", platform: "tumblr"), (suffix: ".substack.com", platform: "substack"),
    ]
}

extension LinkAddress {
    /// The first segment of the path, unless that leads to posts and not to an account.
    private var instagramHandle: String? {
        guard let name = path.first, !Self.postPages.contains(name.lowercased()) else { return nil }
        let isName = name.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"):
                true
            default: false
            }
        }
        return isName && name.utf8.count <= 30 ? name : nil
    }

    private static let postPages: Set = ["p", "explore", "stories", "reel", "reels", "tv", "accounts"]

    /// `/@name`, `/user/name` and `/c/name`; a `/channel/` has an id and no name.
    private var youtubeHandle: String? {
        guard let first = path.first else { return nil }
        if let name = Self.afterAt(first) { return name }
        return ["user", "c"].contains(first) && path.count >= 2 ? path[1] : nil
    }

    private var plainHandle: String? {
        guard let name = path.first, !Self.otherPages.contains(name.lowercased()) else { return nil }
        return Self.afterAt(name) ?? name
    }

    private static let otherPages: Set = [
        "pages", "people", "groups", "profile.php", "profile", "events", "watch", "intent", "i", "search", "hashtag",
        "artist",
    ]

    private static func afterAt(_ segment: String) -> String? {
        segment.hasPrefix("@") && segment.utf8.count > 1 ? String(segment.dropFirst()) : nil
    }
}
