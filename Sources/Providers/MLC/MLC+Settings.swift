public import FoundationEssentials
public import Gateway
public import Settings

extension MLC {
    /// Whether any part of the credential is set: with half of one, connecting says what is missing.
    public static func isConfigured(_ settings: Settings) -> Bool {
        [MLCOptions.usernameName, MLCOptions.passwordName].contains(where: settings.hasSecret)
    }

    /// Connects as the environment says: `MLC_USERNAME`, `MLC_PASSWORD` (or `…_FILE`), `MLC_API_URL`, and
    /// `MLC_REQUESTS_PER_SECOND` for a simulator, which has limits of its own.
    ///
    /// - Parameter open: Makes the way to a provider from its policy.
    /// - Throws: `ConfigurationError` naming the variable.
    public init(settings: Settings, open: (UpstreamPolicy) -> some UpstreamFetching) throws {
        let options = try MLCOptions(settings)
        self.init(
            gateway: open(options.policy),
            requests: MLCRequests(baseURL: options.baseURL, username: options.username, password: options.password))
    }

    /// How The MLC wants to be asked, and how its answers are read.
    ///
    /// - Parameter host: The only one that is asked: password and token go nowhere else.
    public static func policy(
        requestsPerSecond: Double? = nil, host: String, now: @escaping @Sendable () -> Date = { Date() }
    ) -> UpstreamPolicy {
        UpstreamPolicy(
            key: key, limit: MLCLimits.rateLimit(requestsPerSecond: requestsPerSecond),
            concurrencyMaximum: MLCLimits.concurrency, hosts: [host], judge: { MLCErrors.verdict(on: $0, now: now()) })
    }
}

/// What the environment says about The MLC.
struct MLCOptions: Sendable {
    static let usernameName = "MLC_USERNAME"
    static let passwordName = "MLC_PASSWORD"

    let baseURL: String
    let username: Secret
    let password: Secret
    let requestsPerSecond: Double?

    init(_ settings: Settings) throws {
        baseURL = try settings.baseURL("MLC_API_URL", default: MLC.publicURL)
        username = try Self.part(Self.usernameName, settings)
        password = try Self.part(Self.passwordName, settings)
        requestsPerSecond = try settings.number("MLC_REQUESTS_PER_SECOND", in: 0.001...10_000)
        guard requestsPerSecond == nil || !host.hasSuffix("themlc.com") else {
            throw ConfigurationError(
                "MLC_REQUESTS_PER_SECOND", "is for a simulator, and MLC_API_URL names the public service",
                fix: "Unset it: the public service is asked twice a second")
        }
    }

    var policy: UpstreamPolicy { MLC.policy(requestsPerSecond: requestsPerSecond, host: host) }

    private var host: String { (URL(string: baseURL)?.host() ?? "public-api.themlc.com").lowercased() }

    private static func part(_ name: String, _ settings: Settings) throws -> Secret {
        guard let secret = try settings.secret(name) else {
            throw ConfigurationError(
                name, "is not set", fix: "Set both \(usernameName) and \(passwordName) to the account that The MLC gave"
            )
        }
        return secret
    }
}
