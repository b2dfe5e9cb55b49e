public import Credentials
public import Gateway
public import Settings
public import Surroundings

extension Chartmetric {
    /// Whether the environment holds the refresh token: without it Chartmetric is left out.
    public static func isConfigured(_ settings: Settings) -> Bool {
        settings.hasSecret(ChartmetricOptions.tokenVariable)
    }

    /// Connects as the environment says: `CHARTMETRIC_REFRESH_TOKEN` or its `_FILE`, `CHARTMETRIC_API_URL`;
    /// `CHARTMETRIC_REQUESTS_PER_SECOND` for a simulator, in place of what answers name.
    ///
    /// - Parameters:
    ///   - tokens: Where the fleet keeps its tokens.
    ///   - open: Makes the way to a provider from its policy.
    /// - Throws: `ConfigurationError` naming the variable.
    public init(
        settings: Settings, tokens: any AccessTokenStore, surroundings: Surroundings = .live,
        open: (UpstreamPolicy) -> some UpstreamFetching
    ) throws {
        let options = try ChartmetricOptions(settings)
        self.init(
            options: options, gateway: open(options.policy(now: { surroundings.time.now })), tokens: tokens,
            surroundings: surroundings)
    }
}

/// What the environment says about Chartmetric.
struct ChartmetricOptions: Sendable {
    static let tokenVariable = "CHARTMETRIC_REFRESH_TOKEN"

    let refreshToken: Secret
    let baseURL: String
    /// nil: as answers name it.
    let requestsPerSecond: Double?

    init(_ settings: Settings) throws {
        baseURL = try settings.baseURL("CHARTMETRIC_API_URL", default: "https://api.chartmetric.com")
        requestsPerSecond = try settings.number("CHARTMETRIC_REQUESTS_PER_SECOND", in: 0.001...10_000)
        guard requestsPerSecond == nil || !Self.isPublic(baseURL) else {
            throw ConfigurationError(
                "CHARTMETRIC_REQUESTS_PER_SECOND",
                "is for a simulator, and CHARTMETRIC_API_URL names the public service",
                fix: "Unset it: the service names your plan's limit itself")
        }
        guard let token = try settings.secret(Self.tokenVariable) else {
            throw ConfigurationError(
                Self.tokenVariable, "is not set", fix: "Set it to the refresh token of your Chartmetric account")
        }
        guard token.reveal().utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw ConfigurationError(
                Self.tokenVariable, "holds blanks or other than plain letters", fix: "Set it to the token alone")
        }
        refreshToken = token
    }

    private static func isPublic(_ url: String) -> Bool {
        let host = host(of: url).prefix { $0 != ":" }
        return host == "chartmetric.com" || host.hasSuffix(".chartmetric.com")
    }
}
