public import Upstreams

/// The breaker lets no request pass.
public struct CircuitOpen: Classified, Equatable, CustomStringConvertible {
    /// The upstream that is left alone.
    public let key: UpstreamKey
    /// How long until the breaker may be asked again; by then it may have opened anew.
    public let retryAfter: Duration

    public init(_ key: UpstreamKey, retryAfter: Duration) {
        self.key = key
        self.retryAfter = retryAfter
    }

    /// A deferral by ``retryAfter``: no message is to blame.
    public var disposition: Disposition { .deferral(for: retryAfter) }
    /// Always `ErrorCategory.circuitOpen`.
    public var category: ErrorCategory { .circuitOpen }
    /// `<upstream>_circuit_open`; the upstream's user is left out.
    public var code: String { "\(key.upstream)_\(category.rawValue)" }
    /// Names the upstream and the wait.
    public var explanation: String { "\(key) failed lately; the next try is due in \(retryAfter)" }
    public var description: String { explanation }
}
