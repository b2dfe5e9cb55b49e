extension LinkAddress {
    /// The ``FoundLink/platform`` that the host belongs to; nil: none that is known.
    public var platform: String? {
        Self.hosts[host] ?? Self.families.first { host.hasSuffix($0.suffix) }?.platform ?? regional
    }

    /// `de-de.facebook.com`, `uk.linkedin.com`: a service in another language.
    private var regional: String? {
        guard let dot = host.firstIndex(of: "."), host[..<dot].allSatisfy({ $0.isLetter || $0 == "-" }),
            let platform = Self.hosts[String(host[dot...].dropFirst())]
        else { return nil }
        return ["facebook", "linkedin", "myspace", "discogs", "imdb", "instagram"].contains(platform) ? platform : nil
    }

    /// Whether a platform of that name is known by its hosts: then no other host is it.
    static func isPlatform(_ name: String) -> Bool { platforms.contains(name) }

    private static let platforms = Set(hosts.values).union(families.map(\.platform))

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

extension FoundLink {
    /// A link as a source gives it: an address, and what it is where its host says nothing.
    ///
    /// A text that is no address is taken along as it came, for the `Border` to leave out and say so.
    public init(reading text: String, otherwise platform: String, confidence: Double = 0.9) {
        let address = LinkAddress(text)
        let platform = address?.platform ?? (LinkAddress.isPlatform(platform) ? "other" : platform)
        self.init(
            platform: platform, url: address?.text ?? text, handle: address?.handle(on: platform),
            confidence: confidence)
    }

    /// Equal for links to one page.
    public var pageKey: String { LinkAddress(url)?.key ?? url }
}
