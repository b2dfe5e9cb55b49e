import FoundationEssentials
import Gateway
import RateLimiter

extension SpotifyOptions {
    /// How Spotify wants to be asked, and how its answers are read.
    ///
    /// - Parameter now: The time of day: Spotify may name an instant up to which to wait.
    func policy(now: @escaping @Sendable () -> Date = { Date() }) -> UpstreamPolicy {
        UpstreamPolicy(
            key: Spotify.key, limit: rateLimit, hosts: hosts, judge: { SpotifyErrors.verdict(on: $0, now: now()) })
    }

    var rateLimit: RateLimit { SpotifyLimits.rateLimit(requestsPerSecond: requestsPerSecond) }

    /// The two that are asked, with a port where the URL names one.
    var hosts: Set<String> { [Self.host(of: apiURL), Self.host(of: accountsURL)] }

    /// As the URL spells it, in lower case.
    static func host(of url: String) -> String {
        let rest = url.firstRange(of: "://").map { url[$0.upperBound...] } ?? url[...]
        return rest.prefix { $0 != "/" }.lowercased()
    }
}
