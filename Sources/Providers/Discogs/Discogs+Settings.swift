import FoundationEssentials
public import Gateway
public import Settings

extension Discogs {
    /// Whether the environment holds a token (`DISCOGS_TOKEN`, or a file with it): without one Discogs is left out.
    public static func isConfigured(_ settings: Settings) -> Bool {
        settings.hasSecret("DISCOGS_TOKEN")
    }

    /// Connects as the environment says: `DISCOGS_TOKEN`, `DISCOGS_API_URL`, the contact that `MUSICBRAINZ_CONTACT`
    /// names for whoever runs this, and `DISCOGS_REQUESTS_PER_SECOND` for a simulator, which has limits of its own.
    ///
    /// - Parameter open: Makes the way to a provider from its policy.
    /// - Throws: `ConfigurationError` naming the variable.
    public init(settings: Settings, open: (UpstreamPolicy) -> some UpstreamFetching) throws {
        let options = try DiscogsOptions(settings)
        self.init(
            gateway: open(options.policy), baseURL: options.baseURL, token: options.token,
            userAgent: options.userAgent)
    }
}

/// What the environment says about Discogs.
public struct DiscogsOptions: Sendable {
    public let baseURL: String
    public let token: Secret
    /// A web or mail address by which Discogs can reach whoever runs this.
    public let contact: String?
    /// nil: as the public service grants.
    public let requestsPerSecond: Double?

    public init(_ settings: Settings) throws {
        baseURL = try settings.baseURL("DISCOGS_API_URL", default: Discogs.publicURL)
        token = try Self.token(in: settings)
        contact = try Self.contact(in: settings)
        requestsPerSecond = try settings.number("DISCOGS_REQUESTS_PER_SECOND", in: 0.001...10_000)
        guard requestsPerSecond == nil || !isPublic else {
            throw ConfigurationError(
                "DISCOGS_REQUESTS_PER_SECOND", "is for a simulator, and DISCOGS_API_URL names the public service",
                fix: "Unset it: the public service takes 60 requests a minute")
        }
    }

    var isPublic: Bool { host == "discogs.com" || host.hasSuffix(".discogs.com") }

    var userAgent: String { "LinerNotes/0.1" + (contact.map { " (+\($0))" } ?? "") }

    var policy: UpstreamPolicy { Discogs.policy(requestsPerSecond: requestsPerSecond, host: host) }

    private var host: String { URL(string: baseURL)?.host()?.lowercased() ?? "api.discogs.com" }

    /// It goes into a header: nothing but visible ASCII, so that it can't break out of it.
    private static func token(in settings: Settings) throws -> Secret {
        guard let token = try settings.secret("DISCOGS_TOKEN") else {
            throw ConfigurationError(
                "DISCOGS_TOKEN", "is not set",
                fix: "Set it to a personal access token from discogs.com/settings/developers")
        }
        guard token.reveal().utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw ConfigurationError(
                "DISCOGS_TOKEN", "holds blanks or other than plain letters", fix: "Set it to the token alone")
        }
        return token
    }

    /// It goes into a comment of a header: no brackets either.
    private static func contact(in settings: Settings) throws -> String? {
        guard let contact = settings.text("MUSICBRAINZ_CONTACT") else { return nil }
        guard contact.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != 0x28 && $0 != 0x29 }) else {
            throw ConfigurationError(
                "MUSICBRAINZ_CONTACT", "holds blanks, brackets or other than plain letters",
                fix: "Set it to a mail or web address")
        }
        return contact
    }
}
