import CircuitBreaker
import Gateway
import HTTPTransport
import RateLimiter
import Settings
import Surroundings
import TTLCache
import TestSupport

@testable import Spotify

/// The provider behind a real gateway, whose transport is the test's.
struct Connected {
    static let environment = [
        "SPOTIFY_CLIENT_ID": "client", "SPOTIFY_CLIENT_SECRET": "secret", "SPOTIFY_API_URL": "https://api.test/v1",
        "SPOTIFY_ACCOUNTS_URL": "https://accounts.test",
    ]

    let spotify: Spotify
    let store = OpenStore()
    let tokens = MemoryTokenStore()
    let capabilities: MemoryCapabilityStore
    let time: ManualTime

    /// - Parameter isWide: Questions are asked side by side, as many as the gateway lets out, and time stands still;
    ///   else one after the other, and whoever sleeps moves the time.
    init(
        _ transport: any HTTPTransport, _ capabilities: MemoryCapabilityStore = MemoryCapabilityStore(),
        isWide: Bool = false
    ) throws {
        time = ManualTime(advancesOnSleep: !isWide)
        let surroundings = Surroundings.manual(time)
        let store = store
        self.capabilities = capabilities
        spotify = try Spotify(
            settings: Settings(environment: Self.environment), tokens: tokens, capabilities: capabilities,
            surroundings: surroundings
        ) { policy in
            let gateway = Gateway(
                policy: policy, transport: transport,
                limiter: RateLimiter(store: store, surroundings: surroundings),
                breakers: CircuitBreakers(store: store, surroundings: surroundings),
                cache: TTLCache(surroundings: surroundings), surroundings: surroundings)
            return Way(gateway: gateway, concurrencyMaximum: isWide ? gateway.concurrencyMaximum : 1)
        }
    }

    private struct Way: UpstreamFetching {
        let gateway: Gateway
        let concurrencyMaximum: Int

        func fetch(_ call: UpstreamCall) async throws -> HTTPResponse { try await gateway.fetch(call) }
        func forget(_ call: UpstreamCall) async { await gateway.forget(call) }
    }
}
