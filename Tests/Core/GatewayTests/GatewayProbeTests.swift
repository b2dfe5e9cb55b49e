import CircuitBreaker
import HTTPTransport
import TestSupport
import Testing
import Upstreams

@testable import Gateway

/// What a gateway does while a breaker tries whether its upstream is well again.
extension GatewayTests {
    @Test("the slot comes before the probe: whoever waits for a slot does not hold the fleet's only probe")
    func slotBeforeProbe() async throws {
        let transport = ScriptedTransport { HTTPResponse(status: $0 <= 2 ? 503 : 200) }
        let gateway = gateway(transport)
        for _ in 0..<2 { _ = try? await gateway.fetch(Self.call()) }
        let opened = store.epoch
        time.advance(by: .seconds(10))
        store.wait.withLock { $0 = .seconds(1) }
        let caller = Task { try await gateway.fetch(Self.call()) }
        await time.untilSleeping(1)
        #expect(store.epoch == opened && store.breaker.state == .open)
        store.wait.withLock { $0 = nil }
        time.advance(by: .seconds(1))
        #expect(try await caller.value.status == 200)
        // Half-open, and closed: nothing between.
        #expect(store.epoch == opened + 2 && store.breaker.state == .closed)
    }

    @Test("who comes while a probe is under way waits for what it finds, and goes at once")
    func wokenByProbe() async throws {
        let transport = ScriptedTransport { [time] number in
            if number == 3 { try await time.sleep(for: .seconds(1)) }
            return HTTPResponse(status: number <= 2 ? 503 : 200)
        }
        let gateway = gateway(transport)
        for _ in 0..<2 { _ = try? await gateway.fetch(Self.call()) }
        time.advance(by: .seconds(10))
        let probe = Task { try await gateway.fetch(Self.call("release/1")) }
        await time.untilSleeping(1)
        let done = Locked(0)
        let others = (2...4).map { number in
            Task {
                defer { done.withLock { $0 += 1 } }
                return try await gateway.fetch(Self.call("release/\(number)"))
            }
        }
        await time.untilSleeping(4)
        #expect(transport.sent == 3)
        time.advance(by: .seconds(1))
        #expect(try await probe.value.status == 200)
        // Those that looked just before the answer look once more.
        while done.value < others.count {
            if time.sleeperCount > 0 { time.advance(by: .milliseconds(200)) }
            await Task.yield()
        }
        for other in others { #expect(try await other.value.status == 200) }
        #expect(transport.sent == 6)
    }

    @Test("a probe that is told to slow down keeps the breaker open until it may ask again")
    func limitedProbe() async throws {
        let transport = ScriptedTransport { number in
            number <= 2 ? HTTPResponse(status: 503) : HTTPResponse(status: 429, headers: ["Retry-After": "90"])
        }
        let gateway = gateway(transport)
        for _ in 0..<2 { _ = try? await gateway.fetch(Self.call()) }
        time.advance(by: .seconds(10))
        _ = try? await gateway.fetch(Self.call())
        #expect(store.breaker.state == .open && store.breaker.trips == 1)
        let error = await #expect(throws: UpstreamError.self) { try await gateway.fetch(Self.call()) }
        #expect(error?.category == .circuitOpen && error?.disposition == .deferral(for: .seconds(90)))
        #expect(transport.sent == 3)
    }

    @Test("a probe that finds no slot leaves its place to the next")
    func probeWithoutSlot() async throws {
        let transport = ScriptedTransport { HTTPResponse(status: $0 <= 2 ? 503 : 200) }
        let gateway = gateway(transport)
        for _ in 0..<2 { _ = try? await gateway.fetch(Self.call()) }
        time.advance(by: .seconds(10))
        store.wait.withLock { $0 = .seconds(90) }
        _ = try? await gateway.fetch(Self.call())
        #expect(store.breaker.state == .open)
        store.wait.withLock { $0 = nil }
        #expect(try await gateway.fetch(Self.call()).status == 200)
        #expect(store.breaker.state == .closed)
    }
}
