public import FoundationEssentials
public import Gateway
import RateLimiter
import Upstreams

extension Discogs {
    /// How Discogs wants to be asked, and how its answers are read.
    ///
    /// - Parameters:
    ///   - requestsPerSecond: For a simulator; nil: what the public service grants.
    ///   - host: The base URL's, the only one that is asked, and so the only one that sees the token.
    ///   - now: The time of day: servers may name an instant up to which to wait.
    public static func policy(
        requestsPerSecond: Double? = nil, host: String, now: @escaping @Sendable () -> Date = { Date() }
    ) -> UpstreamPolicy {
        UpstreamPolicy(
            key: key, limit: DiscogsLimits.rateLimit(requestsPerSecond: requestsPerSecond), hosts: [host],
            judge: { DiscogsErrors.verdict(on: $0, now: now()) })
    }
}
