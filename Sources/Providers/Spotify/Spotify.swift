public import Catalogue
import Credentials
import Gateway
import RateLimiter
import Settings
import Surroundings
import Upstreams

/// Spotify as catalogue: artists, albums, tracks and their ISRCs. It states no credits.
///
/// What it grants differs from credential to credential and changes without notice, so it is found out: see
/// ``SpotifyGrants``. With all of it an artist takes a few dozen requests; without batches two for each album.
public struct Spotify: Sendable {
    public static let source = Source("spotify")

    static let key = UpstreamKey(source.name)

    public var source: Source { Self.source }

    let access: SpotifyAccess
    let requests: SpotifyRequests
    /// Least time between two requests.
    let spacing: Duration

    init(
        options: SpotifyOptions, gateway: any UpstreamFetching, tokens: any AccessTokenStore,
        capabilities: any CapabilityStore, surroundings: Surroundings = .live
    ) {
        let requests = SpotifyRequests(options)
        let credential = CredentialKey(
            Self.key, parts: [options.clientID.reveal(), options.clientSecret.reveal()])
        self.requests = requests
        spacing = options.rateLimit.spacing
        access = SpotifyAccess(
            gateway: gateway, requests: requests,
            tokens: AccessTokens(credential, store: tokens, surroundings: surroundings) {
                try await gateway.fetchJSON(TokenJSON.self, requests.token(), upstream: Self.key).fresh
            },
            capabilities: Capabilities(credential, store: capabilities, surroundings: surroundings))
    }
}
