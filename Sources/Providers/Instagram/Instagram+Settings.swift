import FoundationEssentials
public import Gateway
public import Settings

extension Instagram {
    /// Whether the environment holds the token or our account's id: without either Instagram is left out.
    public static func isConfigured(_ settings: Settings) -> Bool {
        settings.hasSecret("INSTAGRAM_API_KEY") || settings.text("INSTAGRAM_USER_ID") != nil
    }

    /// Connects as the environment says: `INSTAGRAM_API_KEY`, `INSTAGRAM_USER_ID`, `INSTAGRAM_API_URL`, and
    /// `INSTAGRAM_REQUESTS_PER_SECOND` for a simulator, which has limits of its own.
    ///
    /// - Parameter open: Makes the way to a provider from its policy.
    /// - Throws: `ConfigurationError` naming the variable.
    public init(settings: Settings, open: (UpstreamPolicy) -> some UpstreamFetching) throws {
        let options = try InstagramOptions(settings)
        self.init(
            gateway: open(options.policy), baseURL: options.baseURL, accountID: options.accountID,
            token: options.token)
    }
}

/// What the environment says about Instagram.
public struct InstagramOptions: Sendable {
    public let baseURL: String
    public let token: Secret
    /// Our own professional account's.
    public let accountID: String
    /// nil: as the public service grants.
    public let requestsPerSecond: Double?

    public init(_ settings: Settings) throws {
        baseURL = try settings.baseURL("INSTAGRAM_API_URL", default: Instagram.publicURL)
        token = try Self.token(in: settings)
        accountID = try Self.accountID(in: settings)
        requestsPerSecond = try settings.number("INSTAGRAM_REQUESTS_PER_SECOND", in: 0.001...10_000)
        guard requestsPerSecond == nil || !isPublic else {
            throw ConfigurationError(
                "INSTAGRAM_REQUESTS_PER_SECOND", "is for a simulator, and INSTAGRAM_API_URL names the public service",
                fix: "Unset it: the public service takes 200 calls an hour")
        }
    }

    var isPublic: Bool {
        ["facebook.com", "instagram.com"].contains { host == $0 || host.hasSuffix(".\($0)") }
    }

    var policy: UpstreamPolicy { Instagram.policy(requestsPerSecond: requestsPerSecond, host: host) }

    private var host: String { URL(string: baseURL)?.host()?.lowercased() ?? "graph.facebook.com" }

    /// It goes into a header: nothing but visible ASCII, so that it can't break out of it.
    private static func token(in settings: Settings) throws -> Secret {
        guard let token = try settings.secret("INSTAGRAM_API_KEY") else {
            throw ConfigurationError(
                "INSTAGRAM_API_KEY", "is not set, and INSTAGRAM_USER_ID alone opens nothing",
                fix: "Set it to a token for that account, or unset INSTAGRAM_USER_ID")
        }
        guard token.reveal().utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw ConfigurationError(
                "INSTAGRAM_API_KEY", "holds blanks or other than plain letters", fix: "Set it to the token alone")
        }
        return token
    }

    private static func accountID(in settings: Settings) throws -> String {
        guard let id = settings.text("INSTAGRAM_USER_ID") else {
            throw ConfigurationError(
                "INSTAGRAM_USER_ID", "is not set, and INSTAGRAM_API_KEY alone opens nothing",
                fix: "Set it to our professional account's id, or unset INSTAGRAM_API_KEY")
        }
        guard (1...30).contains(id.utf8.count), id.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            throw ConfigurationError(
                "INSTAGRAM_USER_ID", "is no number", fix: "Set it to the account's id, such as 17841400000000000")
        }
        return id
    }
}
