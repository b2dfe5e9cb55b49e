public import Upstreams

/// Another process renews the token, and it takes too long to wait for.
public struct AccessTokenPending: Classified, Equatable, CustomStringConvertible {
    public let upstream: UpstreamKey

    public init(_ upstream: UpstreamKey) { self.upstream = upstream }

    public var disposition: Disposition { .deferral(for: .seconds(10)) }
    public var category: ErrorCategory { .authentication }
    public var code: String { "\(upstream.upstream)_token_pending" }
    public var explanation: String { "\(upstream): another process renews the token, and takes long" }
    public var description: String { explanation }
}
