import Browser
import Gateway
import RateLimiter

extension CreditsPageOptions {
    /// For visits in the browser.
    var pagePolicy: UpstreamPolicy { policy { CreditsPageErrors.verdict(on: $0) } }

    /// For the robots file, which is asked for as any provider is; it takes its slot of the same limit.
    var robotsPolicy: UpstreamPolicy { policy { CreditsPageErrors.verdict(onRobots: $0) } }

    private func policy(_ judge: @escaping ResponseJudge) -> UpstreamPolicy {
        UpstreamPolicy(
            key: CreditsPage.key, limit: CreditsPageLimits.rateLimit(requestsPerSecond: requestsPerSecond),
            concurrencyMaximum: pages, hosts: ["\(origin.host):\(origin.port)", origin.host], judge: judge)
    }
}
