extension LinkAddress {
    /// The account's name, where addresses on that platform hold one and this one's may be a name there.
    public func handle(on platform: String) -> String? {
        guard self.platform == platform, let name = name(on: platform), Self.isHandle(name, on: platform) else {
            return nil
        }
        return name
    }

    /// Whether an account of that platform can have that name. Seen on 2026-11-23 in the services' rules.
    static func isHandle(_ name: String, on platform: String) -> Bool {
        switch platform {
        case "instagram", "threads": consists(name, 1...30, of: "._")
        case "tiktok": consists(name, 1...24, of: "._")
        case "x": consists(name, 1...15, of: "_")
        case "twitch": consists(name, 1...25, of: "_")
        case "facebook": consists(name, 1...80, of: ".-")
        case "youtube": isYouTubeName(name)
        case "soundcloud", "mixcloud", "myspace", "reverbnation", "linktree": consists(name, 1...100, of: "._-")
        case "bandcamp", "tumblr": consists(name, 1...63, of: "-")
        default: false
        }
    }

    private func name(on platform: String) -> String? {
        switch platform {
        case "instagram": firstSegment(besides: Self.postPages)
        case "tiktok", "threads": path.first.flatMap(Self.afterAt)
        case "youtube": youtubeName
        case "facebook", "x", "soundcloud", "twitch", "myspace", "reverbnation", "linktree", "mixcloud":
            firstSegment(besides: Self.otherPages).map { Self.afterAt($0) ?? $0 }
        case "bandcamp", "tumblr": host.split(separator: ".").first.map(String.init)
        default: nil
        }
    }

    /// The first segment of the path, unless that leads to posts and not to an account.
    private func firstSegment(besides pages: Set<String>) -> String? {
        path.first.flatMap { pages.contains($0.lowercased()) ? nil : $0 }
    }

    /// `/@name`, `/user/name` and `/c/name`; a `/channel/` has an id and no name.
    private var youtubeName: String? {
        guard let first = path.first else { return nil }
        if let name = Self.afterAt(first) { return name }
        return ["user", "c"].contains(first) && path.count >= 2 ? path[1] : nil
    }

    private static let postPages: Set = ["p", "explore", "stories", "reel", "reels", "tv", "accounts"]

    private static let otherPages: Set = [
        "pages", "people", "groups", "profile.php", "profile", "events", "watch", "intent", "i", "search", "hashtag",
        "artist",
    ]

    private static func afterAt(_ segment: String) -> String? {
        segment.hasPrefix("@") && segment.utf8.count > 1 ? String(segment.dropFirst()) : nil
    }

    /// Letters and digits of ASCII and those signs, not signs alone.
    private static func consists(_ name: String, _ lengths: ClosedRange<Int>, of signs: String) -> Bool {
        lengths.contains(name.utf8.count) && name.utf8.contains(where: isLetterOrDigit)
            && name.utf8.allSatisfy { isLetterOrDigit($0) || signs.utf8.contains($0) }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

    /// Names of YouTube may be of any script.
    private static func isYouTubeName(_ name: String) -> Bool {
        (1...100).contains(name.unicodeScalars.count)
            && name.unicodeScalars.allSatisfy { scalar in
                if scalar.isASCII {
                    return isLetterOrDigit(UInt8(scalar.value)) || scalar == "." || scalar == "_" || scalar == "-"
                }
                switch scalar.properties.generalCategory {
                case .lowercaseLetter, .uppercaseLetter, .otherLetter, .nonspacingMark, .spacingMark, .decimalNumber:
                    return true
                default: return scalar == "·"
                }
            }
    }
}
