/// What went through a gateway since it was made, or since the last ``Gateway/takeStatistics()``.
public struct GatewayStatistics: Sendable, Equatable {
    /// Of one endpoint.
    public struct Counts: Sendable, Equatable {
        /// Requests that went out, the immediate second tries included.
        public var requestsSent = 0
        /// Answers served from memory, or from another caller's request.
        public var cacheHits = 0

        public init(requestsSent: Int = 0, cacheHits: Int = 0) {
            self.requestsSent = requestsSent
            self.cacheHits = cacheHits
        }
    }

    /// By the call's ``UpstreamCall/endpoint``; one that was not asked is not there.
    public var byEndpoint: [String: Counts]

    public init(byEndpoint: [String: Counts] = [:]) { self.byEndpoint = byEndpoint }

    /// Of all endpoints together.
    public var requestsSent: Int { byEndpoint.values.reduce(0) { $0 + $1.requestsSent } }
    /// Of all endpoints together.
    public var cacheHits: Int { byEndpoint.values.reduce(0) { $0 + $1.cacheHits } }
}
