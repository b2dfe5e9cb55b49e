public import Gateway
import RateLimiter
import Upstreams

extension Instagram {
    /// How Instagram wants to be asked, and how its answers are read.
    ///
    /// - Parameters:
    ///   - requestsPerSecond: For a simulator; nil: what the public service grants.
    ///   - host: The base URL's, the only one that is asked, and so the only one that sees the token.
    public static func policy(requestsPerSecond: Double? = nil, host: String) -> UpstreamPolicy {
        UpstreamPolicy(
            key: key, limit: InstagramLimits.rateLimit(requestsPerSecond: requestsPerSecond), hosts: [host],
            judge: { InstagramErrors.verdict(on: $0) })
    }
}
