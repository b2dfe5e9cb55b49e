public import Upstreams

/// The breaker lets no request pass.
public struct CircuitOpen: Classified, Equatable, CustomStringConvertible {
    public let key: UpstreamKey
    public let retryAfter: Duration

    public init(_ key: UpstreamKey, retryAfter: Duration) {
        self.key = key
        self.retryAfter = retryAfter
    }

    public var disposition: Disposition { .deferral(for: retryAfter) }
    public var category: ErrorCategory { .circuitOpen }
    public var code: String { "\(key.upstream)_\(category.rawValue)" }
    public var explanation: String { "\(key) failed lately; the next try is due in \(retryAfter)" }
    public var description: String { explanation }
}
