import Matching

/// The networks whose accounts a page of Genius names. The raw value is the link's platform.
enum SocialPlatform: String, CaseIterable, Sendable {
    case instagram, x, facebook

    /// By which names people write its addresses.
    var hosts: [String] {
        switch self {
        case .instagram: ["instagram.com"]
        case .x: ["twitter.com", "x.com"]
        case .facebook: ["facebook.com"]
        }
    }
}

/// An account as contributors wrote it: a name, `@name`, or an address.
struct SocialAccount: Equatable, Sendable {
    /// In the form in which MusicBrainz stores such addresses, so that links of both are equal.
    let url: String
    /// nil: the page has a number instead.
    let handle: String?

    /// nil: it can't be an account of that network.
    init?(_ text: String, on platform: SocialPlatform) {
        let path = Self.path(in: PlainText.tidied(text), platform)
        if platform == .facebook, Self.isNumberedPage(path) {
            url = "https://www.facebook.com/\(path)"
            handle = nil
            return
        }
        var name = path.prefix { $0 != "?" && $0 != "#" }
        while name.last == "/" { name.removeLast() }
        if name.first == "@" { name.removeFirst() }
        guard Self.isName(name, on: platform) else { return nil }
        handle = String(name)
        switch platform {
        case .instagram: url = "https://www.instagram.com/\(name)/"
        case .x: url = "https://x.com/\(name)"
        case .facebook: url = "https://www.facebook.com/\(name)"
        }
    }

    /// Without the network's address; the whole text where there is none.
    private static func path(in text: String, _ platform: SocialPlatform) -> Substring {
        let lowered = text.lowercased()
        for scheme in ["https://", "http://"] {
            for part in ["www.", "m.", "mobile.", ""] {
                for host in platform.hosts where lowered.hasPrefix("\(scheme)\(part)\(host)/") {
                    return text.dropFirst(scheme.count + part.count + host.count + 1)
                }
            }
        }
        return text[...]
    }

    /// What the networks let names consist of. Seen on 2026-11-23.
    private static func isName(_ name: Substring, on platform: SocialPlatform) -> Bool {
        switch platform {
        case .instagram: consists(name, of: "._", 1...30)
        case .x: consists(name, of: "_", 1...15)
        case .facebook: consists(name, of: ".", 5...50) && !name.lowercased().hasSuffix(".php")
        }
    }

    private static func consists(_ name: Substring, of signs: String, _ lengths: ClosedRange<Int>) -> Bool {
        lengths.contains(name.utf8.count) && name.utf8.contains { !signs.utf8.contains($0) }
            && name.utf8.allSatisfy { isLetterOrDigit($0) || signs.utf8.contains($0) }
    }

    /// `profile.php?id=1`, `pages/Name/1`.
    private static func isNumberedPage(_ path: Substring) -> Bool {
        let profile = "profile.php?id="
        if path.hasPrefix(profile) { return isNumber(path.dropFirst(profile.count)) }
        let segments = path.split(separator: "/", omittingEmptySubsequences: false)
        guard segments.count == 3, segments[0] == "pages", !segments[1].isEmpty else { return false }
        return isNumber(segments[2]) && segments[1].utf8.allSatisfy { isLetterOrDigit($0) || "-._%".utf8.contains($0) }
    }

    private static func isNumber(_ text: Substring) -> Bool {
        (1...20).contains(text.utf8.count) && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}
