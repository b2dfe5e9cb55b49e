import CircuitBreaker
import FoundationEssentials
import HTTPTransport
import RateLimiter
import Surroundings
import TTLCache
import TestSupport
import Testing
import Upstreams

@testable import Gateway

@Suite(.timeLimit(.minutes(5))) struct GatewayTests {
    let time = ManualTime()
    let store: OpenStore

    init() { store = OpenStore(time: time) }

    static let judge: ResponseJudge = { response in
        switch response.status {
        case 200: .answer
        case 404: .absent
        case 401: .unauthorized
        case 429: .limited(after: response.headers["Retry-After"].flatMap(Int.init).map { .seconds($0) })
        case 500...: .failing(.upstream)
        default: .rejected(reason: "refused")
        }
    }

    func gateway(_ transport: ScriptedTransport, concurrency: Int = 4) -> Gateway {
        let policy = UpstreamPolicy(
            key: UpstreamKey("musicbrainz"), limit: RateLimit(capacity: 1, per: .seconds(1)),
            breaker: BreakerPolicy(failuresMaximum: 2), concurrencyMaximum: concurrency, hosts: ["musicbrainz.org"],
            judge: Self.judge)
        let surroundings = Surroundings.manual(time)
        return Gateway(
            policy: policy, transport: transport, limiter: RateLimiter(store: store, surroundings: surroundings),
            breakers: CircuitBreakers(store: store, surroundings: surroundings),
            cache: TTLCache(surroundings: surroundings), surroundings: surroundings)
    }

    static func call(
        _ path: String = "release/1", timeToLive: Duration? = nil, method: HTTPRequest.Method = .get,
        host: String = "musicbrainz.org"
    ) -> UpstreamCall {
        UpstreamCall(
            endpoint: "release", request: HTTPRequest(method: method, url: "https://\(host)/ws/2/\(path)"),
            timeToLive: timeToLive)
    }

    static func ok(_ number: Int) -> HTTPResponse { HTTPResponse(status: 200, body: Array("\(number)".utf8)) }

    @Test("an answer is kept for its time to live, and counted apart from requests")
    func caches() async throws {
        let transport = ScriptedTransport { Self.ok($0) }
        let gateway = gateway(transport)
        for _ in 0..<3 {
            #expect(try await gateway.fetch(Self.call(timeToLive: .seconds(60))) == Self.ok(1))
        }
        _ = try await gateway.fetch(Self.call("release/2", timeToLive: .seconds(60)))
        #expect(gateway.statistics.byEndpoint == ["release": .init(requestsSent: 2, cacheHits: 2)])
        time.advance(by: .seconds(60))
        #expect(try await gateway.fetch(Self.call(timeToLive: .seconds(60))) == Self.ok(3))
        #expect(gateway.takeStatistics().requestsSent == 3)
        #expect(gateway.statistics == GatewayStatistics())
    }

    @Test("that there is no such thing is an answer, and kept like one")
    func absent() async throws {
        let transport = ScriptedTransport { _ in HTTPResponse(status: 404) }
        let gateway = gateway(transport)
        for _ in 0..<2 { #expect(try await gateway.fetch(Self.call(timeToLive: .seconds(60))).status == 404) }
        #expect(transport.sent == 1)
    }

    @Test("a call without time to live is not kept; what is posted tells questions apart")
    func notKept() async throws {
        let transport = ScriptedTransport { Self.ok($0) }
        let gateway = gateway(transport)
        func post(_ body: String) -> UpstreamCall {
            let request = HTTPRequest(
                method: .post, url: "https://musicbrainz.org/ws/2/search", body: Array(body.utf8))
            return UpstreamCall(endpoint: "search", request: request, timeToLive: .seconds(60))
        }
        for _ in 0..<2 { _ = try await gateway.fetch(Self.call(timeToLive: nil)) }
        for body in ["a", "b", "a"] { _ = try await gateway.fetch(post(body)) }
        #expect(transport.sent == 4)
    }

    @Test("an answer that turned out unreadable is forgotten: the next try asks again")
    func forgets() async throws {
        let transport = ScriptedTransport { number in
            HTTPResponse(
                status: 200, headers: ["Content-Type": "application/json"],
                body: Array((number == 1 ? "{" : "[1]").utf8))
        }
        let gateway = gateway(transport)
        let call = Self.call(timeToLive: .seconds(60))
        let error = await #expect(throws: UpstreamError.self) {
            try await gateway.fetchJSON([Int].self, call, upstream: gateway.policy.key)
        }
        #expect(error?.category == .malformedResponse)
        #expect(try await gateway.fetchJSON([Int].self, call, upstream: gateway.policy.key) == [1])
    }

    @Test("equal questions at the same time are one request and one slot")
    func oneFlight() async throws {
        let transport = ScriptedTransport { [time] number in
            try await time.sleep(for: .seconds(1))
            return Self.ok(number)
        }
        let gateway = gateway(transport)
        try await withThrowingTaskGroup(of: HTTPResponse.self) { group in
            for _ in 0..<20 { group.addTask { try await gateway.fetch(Self.call(timeToLive: .seconds(60))) } }
            await time.untilSleeping(1)
            time.advance(by: .seconds(1))
            for try await response in group { #expect(response == Self.ok(1)) }
        }
        #expect(transport.sent == 1)
        #expect(store.leases.value == 1)
        #expect(gateway.statistics.byEndpoint["release"] == .init(requestsSent: 1, cacheHits: 19))
    }

    @Test("a host that is not the provider's is asked nothing")
    func foreignHost() async throws {
        let transport = ScriptedTransport { Self.ok($0) }
        let error = await #expect(throws: UpstreamError.self) {
            try await gateway(transport).fetch(Self.call(host: "evil.example"))
        }
        #expect(error?.disposition == .terminal)
        #expect(transport.sent == 0)
    }

    @Test("slow down: the whole fleet is stopped for as long as the provider said, and the message deferred")
    func limited() async throws {
        let transport = ScriptedTransport { _ in HTTPResponse(status: 429, headers: ["retry-after": "50400"]) }
        let error = await #expect(throws: UpstreamError.self) { try await gateway(transport).fetch(Self.call()) }
        #expect(error?.disposition == .deferral(for: .seconds(3_600)) && error?.category == .rateLimited)
        #expect(store.penalties.value == [.seconds(50_400)])
        #expect(transport.sent == 1)
        #expect(store.breaker.consecutiveFailures == 0)
    }

    @Test("limitations in a row lengthen the pause; an answer between them starts it anew")
    func limitedInARow() async throws {
        let transport = ScriptedTransport { HTTPResponse(status: $0 == 3 ? 200 : 429) }
        let gateway = gateway(transport)
        for _ in 0..<4 {
            _ = try? await gateway.fetch(Self.call())
            time.advance(by: .seconds(60))
        }
        #expect(store.penalties.value == [.seconds(3), .seconds(5), .seconds(3)])
    }

    @Test("\"now\" that keeps being refused is believed once, and asked less and less often")
    func refusedAgain() async throws {
        let transport = ScriptedTransport { _ in HTTPResponse(status: 429, headers: ["retry-after": "0"]) }
        let gateway = gateway(transport)
        for _ in 0..<12 {
            _ = try? await gateway.fetch(Self.call())
            time.advance(by: .seconds(300))
        }
        #expect(store.penalties.value.prefix(4) == [.seconds(1), .seconds(3), .seconds(5), .seconds(9)])
        #expect(store.penalties.value.last == .seconds(151))
    }

    @Test("requests that were under way together are refused together: the wait does not grow by their number")
    func refusedTogether() async throws {
        let transport = ScriptedTransport { _ in HTTPResponse(status: 429, headers: ["retry-after": "2"]) }
        let gateway = gateway(transport)
        for _ in 0..<4 { _ = try? await gateway.fetch(Self.call()) }
        #expect(store.penalties.value == Array(repeating: .seconds(2), count: 4))
    }

    @Test("failures open the breaker; then nothing is sent, and messages wait without being blamed")
    func breaker() async throws {
        let transport = ScriptedTransport { _ in HTTPResponse(status: 503) }
        let gateway = gateway(transport)
        for _ in 0..<2 {
            let error = await #expect(throws: UpstreamError.self) { try await gateway.fetch(Self.call()) }
            #expect(error?.disposition == .retryable(after: nil) && error?.category == .upstream)
        }
        let error = await #expect(throws: UpstreamError.self) { try await gateway.fetch(Self.call()) }
        #expect(error?.disposition == .deferral(for: .seconds(10)) && error?.category == .circuitOpen)
        #expect(transport.sent == 2)
    }

    @Test("one refused credential opens the breaker at once")
    func unauthorized() async throws {
        let transport = ScriptedTransport { _ in HTTPResponse(status: 401) }
        let gateway = gateway(transport)
        let first = await #expect(throws: UpstreamError.self) { try await gateway.fetch(Self.call()) }
        #expect(first?.disposition == .deferral(for: .seconds(300)) && first?.category == .authentication)
        let second = await #expect(throws: UpstreamError.self) { try await gateway.fetch(Self.call()) }
        #expect(second?.category == .circuitOpen)
        #expect(store.breaker.lastFailureKind == .auth && store.breaker.state == .open)
        #expect(transport.sent == 1)
    }

    @Test("no slot soon: the message is deferred until there is one, and nothing is sent")
    func rateLimited() async throws {
        store.wait.withLock { $0 = .seconds(90) }
        let transport = ScriptedTransport { Self.ok($0) }
        let error = await #expect(throws: UpstreamError.self) { try await gateway(transport).fetch(Self.call()) }
        #expect(error?.disposition == .deferral(for: .seconds(90)) && error?.category == .rateLimited)
        #expect(transport.sent == 0)
    }

    @Test(
        "a refusal that broke off, or was too large, counts by its status: the fleet waits, the breaker opens",
        arguments: [
            HTTPTransportError.Code.bodyTooLarge, .connectionLost, .timeout, .responseInvalid, .headersTooLarge,
        ])
    func cutRefusals(code: HTTPTransportError.Code) async throws {
        let transport = ScriptedTransport { number in
            let refusal = HTTPResponse(status: number == 1 ? 429 : 503, headers: ["Retry-After": "60"])
            throw HTTPTransportError(code, "musicbrainz.org", refusal: refusal)
        }
        let gateway = gateway(transport)
        let limited = await #expect(throws: UpstreamError.self) { try await gateway.fetch(Self.call()) }
        #expect(limited?.disposition == .deferral(for: .seconds(60)) && limited?.status == 429)
        #expect(store.penalties.value == [.seconds(60)])
        for _ in 0..<2 {
            let failed = await #expect(throws: UpstreamError.self) { try await gateway.fetch(Self.call()) }
            #expect(failed?.disposition == .retryable(after: nil) && failed?.status == 503)
        }
        let open = await #expect(throws: UpstreamError.self) { try await gateway.fetch(Self.call()) }
        #expect(open?.category == .circuitOpen && open?.disposition == .deferral(for: .seconds(10)))
        #expect(transport.sent == 3)
    }

    @Test("a GET whose connection broke is sent once more, in a slot of its own; a POST is not")
    func connectionLost() async throws {
        let transport = ScriptedTransport { number in
            if number != 2 { throw HTTPTransportError(.connectionLost, "musicbrainz.org") }
            return Self.ok(number)
        }
        let gateway = gateway(transport)
        #expect(try await gateway.fetch(Self.call()) == Self.ok(2))
        #expect(store.leases.value == 2)
        await #expect(throws: UpstreamError.self) { try await gateway.fetch(Self.call(method: .post)) }
        #expect(transport.sent == 3)
        #expect(gateway.statistics.requestsSent == 3)
    }

    @Test("a connection that breaks twice counts as one failure")
    func connectionLostTwice() async throws {
        let transport = ScriptedTransport { _ in throw HTTPTransportError(.connectionLost, "musicbrainz.org") }
        let error = await #expect(throws: UpstreamError.self) { try await gateway(transport).fetch(Self.call()) }
        #expect(error?.category == .network && error?.disposition == .retryable(after: nil))
        #expect(transport.sent == 2)
        #expect(store.breaker.consecutiveFailures == 1)
    }

    @Test("cancellation is passed on and says nothing about the provider")
    func cancellation() async throws {
        let transport = ScriptedTransport { [time] number in
            try await time.sleep(for: .seconds(30))
            return Self.ok(number)
        }
        let gateway = gateway(transport)
        for timeToLive in [nil, Duration.seconds(60)] {
            let caller = Task { try await gateway.fetch(Self.call(timeToLive: timeToLive)) }
            await time.untilSleeping(1)
            caller.cancel()
            await #expect(throws: CancellationError.self) { try await caller.value }
        }
        #expect(store.breaker == CircuitBreaker())
    }

    @Test("errors of the store reach the caller as they are")
    func storeErrors() async throws {
        store.isBroken.withLock { $0 = true }
        let transport = ScriptedTransport { Self.ok($0) }
        await #expect(throws: OpenStore.Broken.self) { try await gateway(transport).fetch(Self.call()) }
        #expect(transport.sent == 0)
    }

    @Test("no more requests at a time than the provider takes; who waits too long is deferred")
    func concurrency() async throws {
        let transport = ScriptedTransport { [time] number in
            try await time.sleep(for: .seconds(30))
            return Self.ok(number)
        }
        let gateway = gateway(transport, concurrency: 2)
        let inside = (0..<2).map { number in Task { try await gateway.fetch(Self.call("release/\(number)")) } }
        await time.untilSleeping(2)
        let third = Task { try await gateway.fetch(Self.call("release/3")) }
        await time.untilSleeping(3)
        time.advance(by: .seconds(5))
        let error = await #expect(throws: UpstreamError.self) { try await third.value }
        #expect(error?.disposition == .deferral(for: .seconds(1)))
        #expect(transport.sent == 2)
        time.advance(by: .seconds(25))
        for call in inside { #expect(try await call.value.status == 200) }
    }
}
