extension LinkAddress {
    /// Equal for all addresses of one page: scheme, `www.`, a slash at the end, the case of the host and the fragment
    /// tell nothing apart. On a platform that is known, neither do the language, what a share button appends, a slug
    /// beside a number, nor the form in which an account is named: `x.com/Ann` is `twitter.com/@ann?s=20`.
    public var key: String {
        guard let platform else { return host + target(path) }
        if let handle = handle(on: platform) { return "\(platform):@\(handle.lowercased())" }
        if let entry = entry(on: platform) { return "\(platform):\(entry)" }
        return host + target(path.map { Self.isCaseless(platform) ? $0.lowercased() : $0 })
    }

    /// Path and query, but for what only tells who shared the page.
    private func target(_ path: [String]) -> String {
        let kept = query.split(separator: "&").filter { part in
            let name = part.prefix { $0 != "=" }.lowercased()
            return !name.hasPrefix("utm_") && !Self.trackers.contains(name)
                && (platform == nil || !Self.shares.contains(name))
        }
        let suffix = kept.isEmpty ? "" : "?" + kept.joined(separator: "&")
        return path.map { "/" + $0 }.joined() + suffix
    }

    /// The page's number or code in a database: `artist/123`.
    private func entry(on platform: String) -> String? {
        switch platform {
        case "discogs", "deezer", "apple_music", "tidal", "setlistfm", "viaf", "songkick": numbered
        case "spotify": coded(lengths: 22...22, kinds: ["artist", "album", "track", "user", "playlist"])
        case "musicbrainz": coded(lengths: 36...36, kinds: ["artist", "release", "release-group", "recording", "work"])
        case "imdb": path.last { $0.hasPrefix("nm") || $0.hasPrefix("tt") }.map { $0.lowercased() }
        case "wikidata": path.last { $0.uppercased().hasPrefix("Q") }.map { $0.uppercased() }
        case "allmusic": path.lazy.compactMap(Self.allMusicCode).first
        case "youtube": path.first == "channel" && path.count > 1 ? "channel/\(path[1])" : nil
        default: nil
        }
    }

    /// `artist/123-Ann-Example`, `us/artist/ann-example/123`: the kind of page before the number, without the rest.
    private var numbered: String? {
        guard let last = path.last(where: { $0.utf8.first.map(Self.isDigit) == true || $0.hasPrefix("id") }) else {
            return nil
        }
        let digits = (last.hasPrefix("id") ? last.dropFirst(2) : last[...]).prefix { $0.isASCII && $0.isNumber }
        let kind = path.first {
            ["artist", "artists", "label", "master", "release", "album", "user"].contains($0.lowercased())
        }
        return digits.isEmpty ? nil : "\(kind?.lowercased() ?? "page")/\(digits)"
    }

    /// `intl-de/artist/<code>`.
    private func coded(lengths: ClosedRange<Int>, kinds: Set<String>) -> String? {
        guard let index = path.firstIndex(where: { kinds.contains($0.lowercased()) }), index + 1 < path.count,
            lengths.contains(path[index + 1].utf8.count)
        else { return nil }
        return "\(path[index].lowercased())/\(path[index + 1])"
    }

    /// `artist/ann-example-mn0001234567` and `artist/mn0001234567`.
    private static func allMusicCode(_ segment: String) -> String? {
        let code = segment.lowercased().suffix(12)
        return code.hasPrefix("mn") && code.dropFirst(2).utf8.allSatisfy(isDigit) && code.count == 12
            ? String(code) : nil
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    /// Whether paths there are the same in capitals.
    private static func isCaseless(_ platform: String) -> Bool {
        ["instagram", "tiktok", "facebook", "x", "threads", "soundcloud", "twitch", "genius", "lastfm", "bandcamp"]
            .contains(platform)
    }

    private static let trackers: Set<String> = ["igshid", "igsh", "fbclid", "gclid", "mibextid", "mc_cid", "mc_eid"]
    /// What the services themselves append.
    private static let shares: Set<String> = [
        "si", "s", "t", "ref", "ref_", "ref_src", "ref_url", "hl", "lang", "feature", "sub_confirmation", "app", "nd",
        "context", "_rdr",
    ]
}
