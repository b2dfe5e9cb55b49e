public import Credentials
public import Gateway
public import Settings
public import Surroundings

extension Spotify {
    /// Connects as the environment says: `SPOTIFY_CLIENT_ID` and `SPOTIFY_CLIENT_SECRET` (or their `_FILE`),
    /// `SPOTIFY_MARKET`; `SPOTIFY_API_URL`, `SPOTIFY_ACCOUNTS_URL` and `SPOTIFY_REQUESTS_PER_SECOND` for a simulator.
    ///
    /// - Parameters:
    ///   - tokens: Where the fleet keeps its tokens.
    ///   - capabilities: Where the fleet keeps what its credential is granted.
    ///   - open: Makes the way to a provider from its policy.
    /// - Throws: `ConfigurationError` naming the variable; also where only half of the credential is set.
    public init(
        settings: Settings, tokens: any AccessTokenStore, capabilities: any CapabilityStore,
        surroundings: Surroundings = .live, open: (UpstreamPolicy) -> some UpstreamFetching
    ) throws {
        let options = try SpotifyOptions(settings)
        self.init(
            options: options, gateway: open(options.policy()), tokens: tokens, capabilities: capabilities,
            surroundings: surroundings)
    }

    /// Whether any part of the credential is set: with half of one, connecting says what is missing.
    public static func isConfigured(_ settings: Settings) -> Bool {
        [SpotifyOptions.idVariable, SpotifyOptions.secretVariable].contains(where: settings.hasSecret)
    }
}

/// What the environment says about Spotify.
struct SpotifyOptions: Sendable {
    static let idVariable = "SPOTIFY_CLIENT_ID"
    static let secretVariable = "SPOTIFY_CLIENT_SECRET"

    let clientID: Secret
    let clientSecret: Secret
    let apiURL: String
    let accountsURL: String
    /// Two capital letters; nil: whatever Spotify takes for it.
    let market: String?
    let requestsPerSecond: Double?

    init(_ settings: Settings) throws {
        clientID = try Self.part(Self.idVariable, of: settings)
        clientSecret = try Self.part(Self.secretVariable, of: settings)
        apiURL = try settings.baseURL("SPOTIFY_API_URL", default: "https://api.spotify.com/v1")
        accountsURL = try settings.baseURL("SPOTIFY_ACCOUNTS_URL", default: "https://accounts.spotify.com")
        market = try Self.market(settings)
        requestsPerSecond = try settings.number("SPOTIFY_REQUESTS_PER_SECOND", in: 0.001...10_000)
        guard requestsPerSecond == nil || !isPublic else {
            throw ConfigurationError(
                "SPOTIFY_REQUESTS_PER_SECOND", "is for a simulator, and SPOTIFY_API_URL names the public service",
                fix: "Unset it: the public service takes one request every two seconds")
        }
    }

    var isPublic: Bool {
        let host = Self.host(of: apiURL).prefix { $0 != ":" }
        return host == "spotify.com" || host.hasSuffix(".spotify.com")
    }

    /// It goes into a header in Base64, parted by a colon.
    private static func part(_ name: String, of settings: Settings) throws -> Secret {
        guard let part = try settings.secret(name) else {
            throw ConfigurationError(
                name, "is not set", fix: "Set it to what developer.spotify.com shows, or unset the other half too")
        }
        guard part.reveal().utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: ":") }) else {
            throw ConfigurationError(
                name, "holds blanks, colons or other than plain letters",
                fix: "Set it to what developer.spotify.com shows")
        }
        return part
    }

    private static func market(_ settings: Settings) throws -> String? {
        guard let market = settings.text("SPOTIFY_MARKET")?.uppercased() else { return nil }
        guard market.utf8.count == 2, market.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else {
            throw ConfigurationError("SPOTIFY_MARKET", "is no country of two letters", fix: "Set it to one, as DE")
        }
        return market
    }
}
