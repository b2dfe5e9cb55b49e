import FoundationEssentials
public import Gateway
public import Settings

extension Genius {
    /// Connects as the environment says: `GENIUS_ACCESS_TOKEN`, `GENIUS_API_URL`, and
    /// `GENIUS_REQUESTS_PER_SECOND` for a simulator or a proxy, which have limits of their own.
    ///
    /// - Parameter open: Makes the way to a provider from its policy.
    /// - Throws: `ConfigurationError` naming the variable, also where there is no token.
    public init(settings: Settings, open: (UpstreamPolicy) -> some UpstreamFetching) throws {
        let options = try GeniusOptions(settings)
        self.init(
            gateway: open(options.policy), requests: GeniusRequests(baseURL: options.baseURL, token: options.token))
    }

    /// Whether a token is given. A file that can't be read is found out by ``init(settings:open:)``.
    public static func isConfigured(_ settings: Settings) -> Bool {
        settings.hasSecret(GeniusOptions.tokenName)
    }
}

/// What the environment says about Genius.
struct GeniusOptions: Sendable {
    static let tokenName = "GENIUS_ACCESS_TOKEN"

    let baseURL: String
    let token: Secret
    let requestsPerSecond: Double?

    init(_ settings: Settings) throws {
        baseURL = try settings.baseURL("GENIUS_API_URL", default: Genius.publicURL)
        requestsPerSecond = try settings.number("GENIUS_REQUESTS_PER_SECOND", in: 0.001...10_000)
        guard let token = try settings.secret(Self.tokenName) else {
            throw ConfigurationError(
                Self.tokenName, "is not set", fix: "Set it to a client access token from genius.com/api-clients")
        }
        // It goes into a header: nothing but visible ASCII, so that it can't break out of it.
        guard token.reveal().utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw ConfigurationError(
                Self.tokenName, "holds blanks or other than plain letters", fix: "Copy the token again, nothing else")
        }
        self.token = token
        guard requestsPerSecond == nil || !isPublic else {
            throw ConfigurationError(
                "GENIUS_REQUESTS_PER_SECOND", "is for a simulator, and GENIUS_API_URL names the public service",
                fix: "Unset it: the public service is asked once a second")
        }
    }

    var isPublic: Bool { host == "genius.com" || host.hasSuffix(".genius.com") }

    var policy: UpstreamPolicy { Genius.policy(requestsPerSecond: requestsPerSecond, host: host) }

    private var host: String { (URL(string: baseURL)?.host() ?? "api.genius.com").lowercased() }
}
