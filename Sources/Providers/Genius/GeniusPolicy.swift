public import FoundationEssentials
public import Gateway
import Upstreams

extension Genius {
    /// How Genius wants to be asked, and how its answers are read.
    ///
    /// - Parameters:
    ///   - requestsPerSecond: For a simulator; nil: what the public service is asked.
    ///   - host: The base URL's, the only one that is asked: the token goes nowhere else.
    ///   - now: The time of day: servers may name an instant up to which to wait.
    public static func policy(
        requestsPerSecond: Double? = nil, host: String, now: @escaping @Sendable () -> Date = { Date() }
    ) -> UpstreamPolicy {
        let limit = GeniusLimits.rateLimit(requestsPerSecond: requestsPerSecond)
        return UpstreamPolicy(
            key: key, limit: limit,
            concurrencyMaximum: UpstreamPolicy.concurrency(of: limit, least: GeniusLimits.connectionsLeast),
            hosts: [host],
            judge: { GeniusErrors.verdict(on: $0, now: now()) })
    }
}
