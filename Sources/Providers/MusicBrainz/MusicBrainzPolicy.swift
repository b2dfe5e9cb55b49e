public import FoundationEssentials
public import Gateway
import RateLimiter
import Upstreams

extension MusicBrainz {
    /// How MusicBrainz wants to be asked, and how its answers are read.
    ///
    /// - Parameters:
    ///   - requestsPerSecond: For a mirror or a simulator; nil: what the public service grants.
    ///   - hasContact: Whether the User-Agent names one.
    ///   - host: The base URL's, the only one that is asked; with a port only where that must match too.
    ///   - now: The time of day: servers may name an instant up to which to wait.
    public static func policy(
        requestsPerSecond: Double? = nil, hasContact: Bool, host: String,
        now: @escaping @Sendable () -> Date = { Date() }
    ) -> UpstreamPolicy {
        UpstreamPolicy(
            key: key, limit: MusicBrainzLimits.rateLimit(requestsPerSecond: requestsPerSecond, hasContact: hasContact),
            hosts: [host], judge: { MusicBrainzErrors.verdict(on: $0, now: now()) })
    }
}
