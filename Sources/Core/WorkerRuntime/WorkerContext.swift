import CircuitBreaker
public import Gateway
public import HTTPTransport
public import Logging
public import Postgres
import RateLimiter
public import Settings
public import Surroundings
import Synchronization
import TTLCache

/// What a worker is given: everything that it would otherwise take from the machine.
public final class WorkerContext: Sendable {
    /// The fleet's database, to read from; what was found goes into the transaction that ``Worker/store(_:in:)`` is
    /// given.
    public let database: Database
    /// The environment that the process was started in.
    public let settings: Settings
    /// Its lines carry the program's name.
    public let logger: Logger
    /// Clocks and chance, as in every other part of the worker.
    public let surroundings: Surroundings
    /// Command, host and process, as metrics and issues name it.
    public let workerName: String
    private let transport: any HTTPTransport
    private let limiter: RateLimiter
    private let breakers: CircuitBreakers
    private let cache: TTLCache<String, HTTPResponse>
    private let answers: PostgresAnswerStore?
    private let gateways = Mutex<[Gateway]>([])

    /// - Parameter keepsAnswers: Whether answers of providers outlive the process: ``Declaration/keepsAnswers``.
    public init(
        database: Database, settings: Settings, logger: Logger, surroundings: Surroundings = .live,
        transport: any HTTPTransport, workerName: String, keepsAnswers: Bool = false
    ) {
        self.database = database
        self.settings = settings
        self.logger = logger
        self.surroundings = surroundings
        self.transport = transport
        self.workerName = workerName
        cache = TTLCache(surroundings: surroundings)
        answers = keepsAnswers ? PostgresAnswerStore(database: database) : nil
        limiter = RateLimiter(store: PostgresRateLimitStore(database: database), surroundings: surroundings)
        breakers = CircuitBreakers(store: PostgresBreakerStore(database: database), surroundings: surroundings)
    }

    /// The way to a provider, under its limits, with the fleet's limiter and breaker.
    public func gateway(_ policy: UpstreamPolicy) -> Gateway { gateway(policy, over: transport) }

    /// The same, where another thing than a request brings the answers, as a browser does.
    public func gateway(_ policy: UpstreamPolicy, over transport: any HTTPTransport) -> Gateway {
        let gateway = Gateway(
            policy: policy, transport: transport, limiter: limiter, breakers: breakers, cache: cache,
            answers: answers, surroundings: surroundings)
        gateways.withLock { $0.append(gateway) }
        return gateway
    }

    /// Requests and cache hits of all gateways since the last call.
    func takeStatistics() -> (requests: Int, cacheHits: Int) {
        gateways.withLock { $0 }.reduce(into: (0, 0)) { sum, gateway in
            let statistics = gateway.takeStatistics()
            sum.0 += statistics.requestsSent
            sum.1 += statistics.cacheHits
        }
    }
}
