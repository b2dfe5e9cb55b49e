public import Upstreams

/// The fleet's limit, or a penalty, leaves no slot soon enough to wait for.
public struct RateLimited: Classified, Equatable, CustomStringConvertible {
    /// The upstream whose limit it is.
    public let key: UpstreamKey
    /// When a slot is due, as far as one can say now.
    public let retryAfter: Duration
    /// One sentence for people: the limit, or what the penalty was for.
    public let reason: String

    public init(_ key: UpstreamKey, retryAfter: Duration, reason: String) {
        self.key = key
        self.retryAfter = retryAfter
        self.reason = reason
    }

    /// A deferral by ``retryAfter``: no message is to blame.
    public var disposition: Disposition { .deferral(for: retryAfter) }
    /// Always `ErrorCategory.rateLimited`.
    public var category: ErrorCategory { .rateLimited }
    /// `<upstream>_rate_limited`; the upstream's user is left out.
    public var code: String { "\(key.upstream)_\(category.rawValue)" }
    /// Names the upstream, the wait and the ``reason``.
    public var explanation: String { "\(key) takes no request for \(retryAfter): \(reason)" }
    public var description: String { explanation }
}
