public import CircuitBreaker
public import HTTPTransport
public import RateLimiter
public import Upstreams

/// How one provider wants to be asked, and how its answers are read.
public struct UpstreamPolicy: Sendable {
    /// Under which the fleet's limiter, breaker and cache know the provider.
    public let key: UpstreamKey
    /// Kept by the whole fleet together, whatever its number of processes.
    public let limit: RateLimit
    /// For every kind of failure that has no policy in ``breakerByFailure``.
    public let breaker: BreakerPolicy
    /// Policies for single kinds of failure; a refused credential opens the breaker at once.
    public let breakerByFailure: [FailureKind: BreakerPolicy]
    /// Most requests of this process under way at the same time, those that wait for their slot included.
    public let concurrencyMaximum: Int
    /// Hosts that may be asked: `host` (any port) or `host:port`, lower case. Credentials go nowhere else.
    public let hosts: Set<String>
    /// The limit that a response names for whoever asks, where a provider says it; from then on it holds in this process.
    public var limitNamed: @Sendable (HTTPResponse) -> RateLimit? = { _ in nil }
    /// Reads the provider's responses: what is an answer, what a refusal, what a failure.
    public let judge: ResponseJudge

    /// One refusal is enough; a person has to look, so later tries come seldom.
    public static let authenticationBreaker = BreakerPolicy(
        failuresMaximum: 1, cooldownBase: .seconds(300), cooldownMaximum: .seconds(3_600))

    /// As many requests as a limit lets out while an answer takes its time, so that answers hold nobody up; and
    /// no more than a process has connections for.
    ///
    /// - Parameter least: As many in any case, for answers that take longer.
    public static func concurrency(of limit: RateLimit, least: Int = 4) -> Int {
        max(least, min(limit.requests(in: .milliseconds(800)), 16))
    }

    /// Most of them that wait for a slot: as many as are due soon. More would only take each other's slots, and those of
    /// other processes.
    var waitingMaximum: Int { min(limit.requests(in: .milliseconds(250)), concurrencyMaximum) }

    /// - Parameter concurrencyMaximum: nil: ``concurrency(of:least:)``.
    /// - Precondition: one request at a time or more, and at least one host.
    public init(
        key: UpstreamKey, limit: RateLimit, breaker: BreakerPolicy = BreakerPolicy(),
        breakerByFailure: [FailureKind: BreakerPolicy] = [.auth: UpstreamPolicy.authenticationBreaker],
        concurrencyMaximum: Int? = nil, hosts: Set<String>, judge: @escaping ResponseJudge
    ) {
        let concurrencyMaximum = concurrencyMaximum ?? Self.concurrency(of: limit)
        precondition(concurrencyMaximum >= 1, "an upstream takes at least one request at a time")
        precondition(!hosts.isEmpty, "an upstream has at least one host")
        self.key = key
        self.limit = limit
        self.breaker = breaker
        self.breakerByFailure = breakerByFailure
        self.concurrencyMaximum = concurrencyMaximum
        self.hosts = Set(hosts.map { $0.lowercased() })
        self.judge = judge
    }

    var breakerPolicies: BreakerPolicies { BreakerPolicies(breaker, byFailure: breakerByFailure) }
}
