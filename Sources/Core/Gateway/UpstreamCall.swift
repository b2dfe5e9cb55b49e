public import HTTPTransport

/// One question to a provider.
public struct UpstreamCall: Sendable {
    /// The endpoint's name (`release-browse`): counted by, cached by, said in errors. No ids.
    public let endpoint: String
    /// What is sent; its headers may hold a credential, so it goes to the policy's hosts alone.
    public let request: HTTPRequest
    /// How long the answer may be reused; nil: not at all, as of whatever changes something.
    public let timeToLive: Duration?

    public init(endpoint: String, request: HTTPRequest, timeToLive: Duration? = nil) {
        self.endpoint = endpoint
        self.request = request
        self.timeToLive = timeToLive
    }
}

/// The way to one provider, as its client sees it. ``Gateway`` is the real one.
public protocol UpstreamFetching: Sendable {
    /// Asks, within the provider's limits, unless a cached answer serves.
    ///
    /// - Returns: A response that the provider's ``ResponseJudge`` called `.answer` or `.absent`.
    /// - Throws: ``UpstreamError``, whose disposition says what becomes of the message;
    ///   `CancellationError`.
    func fetch(_ call: UpstreamCall) async throws -> HTTPResponse

    /// Forgets a cached answer that turned out to be of no use, so that the next try asks again.
    func forget(_ call: UpstreamCall) async

    /// How many questions are worth asking side by side; what is asked beyond waits for its turn.
    var concurrencyMaximum: Int { get }
}

extension UpstreamFetching {
    /// Does nothing: for what keeps no answers.
    public func forget(_ call: UpstreamCall) async {}
    /// One after the other.
    public var concurrencyMaximum: Int { 1 }
}
