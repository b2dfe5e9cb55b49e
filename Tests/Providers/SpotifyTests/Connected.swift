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
    let time = ManualTime(advancesOnSleep: true)

    init(_ transport: any HTTPTransport, _ capabilities: MemoryCapabilityStore = MemoryCapabilityStore()) throws {
        let surroundings = Surroundings.manual(time)
        let store = store
        self.capabilities = capabilities
        spotify = try Spotify(
            settings: Settings(environment: Self.environment), tokens: tokens, capabilities: capabilities,
            surroundings: surroundings
        ) { policy in
            Gateway(
                policy: policy, transport: transport,
                limiter: RateLimiter(store: store, surroundings: surroundings),
                breakers: CircuitBreakers(store: store, surroundings: surroundings),
                cache: TTLCache(surroundings: surroundings), surroundings: surroundings)
        }
    }
}
