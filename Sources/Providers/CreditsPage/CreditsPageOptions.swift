import Browser
import FoundationEssentials
import Settings

/// What the environment says about the credits page.
struct CreditsPageOptions: Sendable {
    enum Switch: String, CaseIterable { case on, off }

    /// What an operator writes who may do this at a site of somebody else's.
    static let terms = "I have the site's permission to read its pages with a program"

    /// Without a slash at its end.
    let baseURL: String
    let origin: WebOrigin
    /// Pages open at once.
    let pages: Int
    /// nil: one visit in ten seconds.
    let requestsPerSecond: Double?
    let profile: String?
    let program: String

    init(_ settings: Settings) throws {
        let address = try Self.address(settings)
        (baseURL, origin) = (address, try Self.origin(of: address))
        pages = Int(try settings.number("CREDITS_PAGE_PAGES", in: 1...Double(CreditsPageLimits.pagesMaximum)) ?? 4)
        requestsPerSecond = try settings.number("CREDITS_PAGE_REQUESTS_PER_SECOND", in: 0.001...10_000)
        profile = settings.text("CREDITS_PAGE_PROFILE")
        program = try Self.program(settings)
        guard !Self.isLocal(origin) else { return }
        guard requestsPerSecond == nil else {
            throw ConfigurationError(
                "CREDITS_PAGE_REQUESTS_PER_SECOND", "is for a simulator on this machine",
                fix: "Unset it: a site of somebody else's is visited once in ten seconds")
        }
        guard settings.text("CREDITS_PAGE_TERMS") == Self.terms else {
            throw ConfigurationError(
                "CREDITS_PAGE_TERMS", "does not say that you may do this; most sites' terms forbid it",
                fix: "If you may, set it to: \(Self.terms)")
        }
    }

    /// On only where the switch says so.
    static func isOn(_ settings: Settings) throws -> Bool {
        try settings.choice("CREDITS_PAGE", default: Switch.off) == .on
    }

    private static func address(_ settings: Settings) throws -> String {
        guard settings.text("CREDITS_PAGE_URL") != nil else {
            throw ConfigurationError(
                "CREDITS_PAGE_URL", "is not set, and CREDITS_PAGE is on",
                fix: "Set it to the address below which /track/… stands, or CREDITS_PAGE to off")
        }
        return try settings.baseURL("CREDITS_PAGE_URL", default: "http://127.0.0.1:8080/credits-page")
    }

    private static func origin(of url: String) throws -> WebOrigin {
        guard let origin = WebOrigin(url: url) else {
            throw ConfigurationError("CREDITS_PAGE_URL", "is no plain address", fix: "Set it to https://host/path")
        }
        guard !isDenied(origin.host) else {
            throw ConfigurationError(
                "CREDITS_PAGE_URL", "names a site whose terms forbid this, whatever is acknowledged",
                fix: "Unset CREDITS_PAGE: docs/guides/credits-page.md says how to get the same facts")
        }
        return origin
    }

    /// Terms of these sites are known to forbid programs: this wins over everything else.
    private static let denied = ["spotify.com", "scdn.co", "spotifycdn.com"]

    static func isDenied(_ host: String) -> Bool {
        // A name may end with the root's dot.
        let host = host.hasSuffix(".") ? String(host.dropLast()) : host
        return denied.contains { host == $0 || host.hasSuffix(".\($0)") }
    }

    static func isLocal(_ origin: WebOrigin) -> Bool {
        let host = origin.host
        let isNumber4 =
            host.hasPrefix("127.") && host.split(separator: ".").count == 4
            && host.utf8.allSatisfy {
                (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".")
            }
        return host == "localhost" || host == "[::1]" || isNumber4
    }

    private static func program(_ settings: Settings) throws -> String {
        do {
            let named = settings.text(BrowserProgram.variable)
            return try BrowserProgram.find(in: named.map { [BrowserProgram.variable: $0] } ?? [:])
        } catch let error as BrowserError {
            throw ConfigurationError(
                BrowserProgram.variable, "leads to no browser, and CREDITS_PAGE is on", fix: "\(error)")
        }
    }
}
