public import Upstreams

/// Another process renews the token, and it takes too long to wait for.
public struct AccessTokenPending: Classified, Equatable, CustomStringConvertible {
    /// The upstream that the token is for.
    public let upstream: UpstreamKey

    public init(_ upstream: UpstreamKey) { self.upstream = upstream }

    /// A deferral by 10 seconds: no message is to blame.
    public var disposition: Disposition { .deferral(for: .seconds(10)) }
    /// Always `ErrorCategory.authentication`, though nothing was refused.
    public var category: ErrorCategory { .authentication }
    /// `<upstream>_token_pending`; the upstream's user is left out.
    public var code: String { "\(upstream.upstream)_token_pending" }
    /// Names the upstream; nothing of the token.
    public var explanation: String { "\(upstream): another process renews the token, and takes long" }
    public var description: String { explanation }
}
