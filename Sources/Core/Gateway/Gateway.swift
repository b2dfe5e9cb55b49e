public import CircuitBreaker
public import HTTPTransport
public import RateLimiter
public import Surroundings
import Synchronization
public import TTLCache
import Upstreams

/// The way to one provider: cache, one flight an answer, breaker, limiter, request, and what it teaches.
///
/// Never tries again in place, but for one GET whose connection broke: what can be tried later is for the
/// queue to bring back.
public final class Gateway: UpstreamFetching {
    /// How long a call waits while none of this process's places becomes free, before it is deferred.
    static let placeWaitMaximum = Duration.seconds(5)

    /// How old what is known of the breaker may be when a slot is due.
    static let breakerAgeMaximum = Duration.seconds(2)

    /// Slots that one call may miss.
    static let slotsMaximum = 5

    /// The limits, the breaker and the judge that it goes by.
    public let policy: UpstreamPolicy
    private let transport: any HTTPTransport
    private let limiter: RateLimiter
    private let breakers: CircuitBreakers
    private let cache: TTLCache<String, HTTPResponse>
    private let answers: (any AnswerStore)?
    private let surroundings: Surroundings
    private let places: InFlightBound
    /// Those of them that wait for a slot.
    private let line: InFlightBound
    private let counts = Mutex(GatewayStatistics())
    private let limitations = Mutex(Limitations())
    private let limitNamed = Mutex<RateLimit?>(nil)

    /// The way under one policy. The cache may be shared by several gateways: keys begin with the upstream.
    ///
    /// - Parameter answers: Keeps answers beyond this process, for whoever does its work again; nil: nobody does.
    public init(
        policy: UpstreamPolicy, transport: any HTTPTransport, limiter: RateLimiter, breakers: CircuitBreakers,
        cache: TTLCache<String, HTTPResponse>, answers: (any AnswerStore)? = nil, surroundings: Surroundings = .live
    ) {
        self.policy = policy
        self.transport = transport
        self.limiter = limiter
        self.breakers = breakers
        self.cache = cache
        self.answers = answers
        self.surroundings = surroundings
        places = InFlightBound(maximum: policy.concurrencyMaximum, time: surroundings.time)
        line = InFlightBound(maximum: policy.waitingMaximum, time: surroundings.time)
    }

    /// Most requests under way at once, 1 or more.
    public var concurrencyMaximum: Int { policy.concurrencyMaximum }

    /// What went through since it was made, or since ``takeStatistics()``.
    public var statistics: GatewayStatistics { counts.withLock { $0 } }

    /// Returns the statistics and starts them anew.
    public func takeStatistics() -> GatewayStatistics {
        counts.withLock { counts in
            defer { counts = GatewayStatistics() }
            return counts
        }
    }

    /// Asks, within the provider's limits, unless a cached answer serves. An answer is cached by its URL, `Accept`, and
    /// what was posted.
    ///
    /// - Throws: ``UpstreamError``, terminal for a host that the policy does not name: then nothing is sent. What the
    ///   stores of limiter, breaker and answers throw; `CancellationError`.
    public func fetch(_ call: UpstreamCall) async throws -> HTTPResponse {
        guard RequestOrigin(url: call.request.url)?.isAllowed(by: policy.hosts) == true else {
            throw exchange(call).error(.internal, .terminal, "the request names a host that is not this provider's")
        }
        guard let timeToLive = call.timeToLive else { return try await ask(call) }
        let (response, origin) = try await cache.valueWithOrigin(
            for: cacheKey(call), timeToLive: timeToLive, cost: { $0.cost },
            load: { try await self.recallOrAsk(call, timeToLive) })
        if origin != .loaded { count(call) { $0.cacheHits += 1 } }
        return response
    }

    /// Forgets the cached answer to the same question; does nothing where none is kept.
    public func forget(_ call: UpstreamCall) async {
        await cache.invalidate(cacheKey(call))
        // What the store can't forget now expires by itself; that the answer was of no use is what is to be said.
        try? await answers?.forget(AnswerKey(cacheKey(call)))
    }

    /// Answers depend on what is asked and in which form. Who asks is in the upstream's key.
    private func cacheKey(_ call: UpstreamCall) -> String {
        let posted = call.request.body.map { " " + String(decoding: $0, as: UTF8.self) } ?? ""
        return "\(policy.key) \(call.endpoint) \(call.request.url) \(call.request.headers["Accept"] ?? "")\(posted)"
    }

    /// The answer is kept before it is used: whoever does this work again finds it.
    private func recallOrAsk(_ call: UpstreamCall, _ timeToLive: Duration) async throws -> HTTPResponse {
        guard let answers else { return try await ask(call) }
        let key = AnswerKey(cacheKey(call))
        if let kept = try await answers.answer(to: key) {
            count(call) { $0.cacheHits += 1 }
            return kept
        }
        return try await ask(call) { [policy] response in
            try await answers.keep(response, for: key, of: policy.key, timeToLive: timeToLive)
        }
    }

    private func exchange(_ call: UpstreamCall) -> Exchange { Exchange(key: policy.key, endpoint: call.endpoint) }

    /// One place, one slot, one permit; in this order, so that nothing waits any more once the permit is there. A probe
    /// holds up the whole fleet: it must not wait for anything.
    ///
    /// - Parameter keep: Runs while the place is still taken: so no more answers wait to be kept than there are places.
    private func ask(
        _ call: UpstreamCall, keep: (HTTPResponse) async throws -> Void = { _ in }
    ) async throws -> HTTPResponse {
        try await enter(places, for: call)
        defer { places.leave() }
        do {
            let response = try await exchange(call, try await permitInLine(for: call))
            try await keep(response)
            return response
        } catch let error as CircuitOpen {
            throw exchange(call).error(error.category, error.disposition, error.explanation)
        } catch let error as RateLimited {
            throw exchange(call).error(error.category, error.disposition, error.explanation)
        }
    }

    private func enter(_ bound: InFlightBound, for call: UpstreamCall) async throws {
        guard try await bound.enter(within: Self.placeWaitMaximum) else {
            let disposition = Disposition.deferral(for: .seconds(1))
            throw exchange(call).error(.rateLimited, disposition, "all places of this process are taken")
        }
    }

    /// A few at a time wait for a slot, and leave the line with it.
    private func permitInLine(for call: UpstreamCall) async throws -> Permit {
        try await enter(line, for: call)
        defer { line.leave() }
        return try await permitInSlot()
    }

    /// Waits while another's probe is under way, then for a slot, and takes the permit when the slot is due.
    private func permitInSlot() async throws -> Permit {
        var probe: Permit?
        for _ in 0..<Self.slotsMaximum {
            if probe == nil { try await breakers.untilPassable(policy.key, policy.breakerPolicies) }
            let slot = try await slot(for: probe)
            do {
                let permit =
                    if let probe { probe } else { try await admit() }
                if slot.isOpen(at: surroundings.time.monotonic) { return permit }
                // Asking the breaker took longer than the slot was open. Who became the probe stays it.
                probe = permit.isProbe ? permit : nil
            } catch is CircuitOpen {
                await limiter.giveBack(slot, of: policy.key)
            }
        }
        if let probe { try await breakers.report(probe, .abandoned) }
        throw RateLimited(policy.key, retryAfter: .seconds(1), reason: "this machine is too slow to keep its slots")
    }

    /// As the provider named it last, or else as the policy has it.
    private var limit: RateLimit { limitNamed.withLock(\.self) ?? policy.limit }

    private func admit() async throws -> Permit {
        try await breakers.admit(policy.key, policy.breakerPolicies, age: Self.breakerAgeMaximum)
    }

    /// - Parameter probe: Leaves its place to the next where there is no slot soon.
    private func slot(for probe: Permit?) async throws -> Slot {
        do {
            return try await limiter.acquire(policy.key, limit: limit)
        } catch {
            if let probe { try await breakers.report(probe, .abandoned) }
            throw error
        }
    }

    private func exchange(_ call: UpstreamCall, _ permit: Permit) async throws -> HTTPResponse {
        let sentAt = surroundings.time.monotonic
        do {
            let response = try await sendOnceOrTwice(call)
            if let named = policy.limitNamed(response) { limitNamed.withLock { $0 = named } }
            try await draw(policy.judge(response), on: response, call, permit, sentAt: sentAt)
            return response
        } catch let failure as HTTPTransportError {
            if let refusal = failure.refusal, let verdict = Verdict(onCut: refusal, policy.judge) {
                try await draw(verdict, on: refusal, call, permit, sentAt: sentAt)
            }
            try await draw(exchange(call).consequence(of: failure), permit)
            throw failure
        }
    }

    private func draw(
        _ verdict: Verdict, on response: HTTPResponse, _ call: UpstreamCall, _ permit: Permit, sentAt: Duration
    ) async throws {
        var exchange = exchange(call)
        exchange.random = surroundings.random()
        let consequence = limitations.withLock { limitations in
            guard case .limited = verdict else {
                limitations.reset()
                return exchange.consequence(of: response, verdict)
            }
            limitations.add(sentAt: sentAt)
            exchange.limitationsInARow = limitations.inARow
            let consequence = exchange.consequence(of: response, verdict)
            limitations.wait(until: surroundings.time.monotonic + (consequence.penalty ?? .zero))
            return consequence
        }
        try await draw(consequence, permit)
    }

    /// Sends; and a second time, in a slot of its own, where a GET's connection broke.
    private func sendOnceOrTwice(_ call: UpstreamCall) async throws -> HTTPResponse {
        do {
            return try await send(call)
        } catch let failure as HTTPTransportError
            where failure.code == .connectionLost && failure.refusal == nil && call.request.method == .get
        {
            // Without a slot for it there is no second try: what happened first is the better word.
            do { try await limiter.acquire(policy.key, limit: limit) } catch is RateLimited { throw failure }
            return try await send(call)
        }
    }

    private func send(_ call: UpstreamCall) async throws -> HTTPResponse {
        count(call) { $0.requestsSent += 1 }
        return try await transport.fetch(call.request)
    }

    /// Feeds back what the exchange taught, then throws its error if it has one.
    private func draw(_ consequence: Consequence, _ permit: Permit) async throws {
        if let penalty = consequence.penalty {
            try await limiter.penalize(policy.key, for: penalty, reason: consequence.error?.detail ?? "")
        }
        if let outcome = consequence.outcome { try await breakers.report(permit, outcome) }
        if let error = consequence.error { throw error }
    }

    private func count(_ call: UpstreamCall, _ change: (inout GatewayStatistics.Counts) -> Void) {
        counts.withLock { change(&$0.byEndpoint[call.endpoint, default: .init()]) }
    }
}

extension HTTPResponse {
    /// Bytes it takes to keep, roughly.
    fileprivate var cost: Int {
        headers.fields.reduce(body.count + 256) { $0 + $1.name.utf8.count + $1.value.utf8.count + 64 }
    }
}
