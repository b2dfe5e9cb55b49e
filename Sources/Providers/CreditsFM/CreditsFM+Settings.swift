import FoundationEssentials
public import Gateway
public import Settings

extension CreditsFM {
    /// Whether it is switched on: `CREDITS_FM=on`. ISRCs and this machine's address go to its operator then.
    ///
    /// - Throws: `ConfigurationError` where the switch is neither on nor off.
    public static func isConfigured(_ settings: Settings) throws -> Bool {
        switch settings.text("CREDITS_FM")?.lowercased() {
        case nil, "off": return false
        case "on": return true
        default:
            throw ConfigurationError(
                "CREDITS_FM", "is neither on nor off",
                fix: "Set it to on where ISRCs and this machine's address may go to Credits.fm, else unset it")
        }
    }

    /// Connects as the environment says: `CREDITS_FM_API_KEY` (or `…_FILE`; raises the limit), `CREDITS_FM_API_URL`, and
    /// `CREDITS_FM_REQUESTS_PER_SECOND` for a simulator, which has limits of its own.
    ///
    /// - Parameter open: Makes the way to a provider from its policy.
    /// - Throws: `ConfigurationError` naming the variable.
    public init(settings: Settings, open: (UpstreamPolicy) -> some UpstreamFetching) throws {
        let baseURL = try settings.baseURL("CREDITS_FM_API_URL", default: Self.publicURL)
        let key = try settings.secret("CREDITS_FM_API_KEY")
        let rate = try settings.number("CREDITS_FM_REQUESTS_PER_SECOND", in: 0.001...10_000)
        let host = (URL(string: baseURL)?.host() ?? "api.credits.fm").lowercased()
        guard rate == nil || !(host == "credits.fm" || host.hasSuffix(".credits.fm")) else {
            throw ConfigurationError(
                "CREDITS_FM_REQUESTS_PER_SECOND", "is for a simulator, and CREDITS_FM_API_URL names the public service",
                fix: "Unset it: the public service takes 30 questions a minute")
        }
        self.init(
            gateway: open(Self.policy(hasKey: key != nil, requestsPerSecond: rate, host: host)),
            requests: CreditsFMRequests(baseURL: baseURL, apiKey: key))
    }

    /// How Credits.fm wants to be asked, and how its answers are read.
    ///
    /// - Parameter host: The only one that is asked.
    public static func policy(hasKey: Bool, requestsPerSecond: Double? = nil, host: String) -> UpstreamPolicy {
        UpstreamPolicy(
            key: key, limit: CreditsFMLimits.rateLimit(hasKey: hasKey, requestsPerSecond: requestsPerSecond),
            concurrencyMaximum: 2, hosts: [host], judge: { CreditsFMErrors.verdict(on: $0) })
    }
}
