import FoundationEssentials
import Gateway
import HTTPTransport
import RateLimiter
import Upstreams

extension ChartmetricOptions {
    /// How Chartmetric wants to be asked, and how its answers are read.
    ///
    /// - Parameter now: The time of day: a refusal names the instant up to which to wait.
    func policy(now: @escaping @Sendable () -> Date = { Date() }) -> UpstreamPolicy {
        var policy = UpstreamPolicy(
            key: Chartmetric.key, limit: ChartmetricLimits.rateLimit(requestsPerSecond: requestsPerSecond),
            hosts: [Self.host(of: baseURL)],
            judge: { ChartmetricErrors.verdict(on: $0, now: now()) })
        guard requestsPerSecond == nil else { return policy }
        policy.limitNamed = { ChartmetricLimits.rateLimit(named: $0.headers["X-RateLimit-Limit"]) }
        return policy
    }

    /// As the URL spells it, in lower case.
    static func host(of url: String) -> String {
        let rest = url.firstRange(of: "://").map { url[$0.upperBound...] } ?? url[...]
        return rest.prefix { $0 != "/" }.lowercased()
    }
}
