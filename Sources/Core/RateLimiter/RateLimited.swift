public import Upstreams

/// The fleet's limit, or a penalty, leaves no slot soon enough to wait for.
public struct RateLimited: Classified, Equatable, CustomStringConvertible {
    public let key: UpstreamKey
    /// When a slot is due, as far as one can say now.
    public let retryAfter: Duration
    public let reason: String

    public init(_ key: UpstreamKey, retryAfter: Duration, reason: String) {
        self.key = key
        self.retryAfter = retryAfter
        self.reason = reason
    }

    public var disposition: Disposition { .deferral(for: retryAfter) }
    public var category: ErrorCategory { .rateLimited }
    public var code: String { "\(key.upstream)_\(category.rawValue)" }
    public var explanation: String { "\(key) takes no request for \(retryAfter): \(reason)" }
    public var description: String { explanation }
}
