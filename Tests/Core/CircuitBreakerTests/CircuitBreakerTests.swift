import CircuitBreaker
import Testing

import struct FoundationEssentials.Date

@Suite struct CircuitBreakerTests {
    static let policies = BreakerPolicies(
        BreakerPolicy(
            failuresMaximum: 3, cooldownBase: .seconds(10), cooldownMaximum: .seconds(60), probeTimeout: .seconds(40)))
    static let failure = CircuitBreaker.Outcome.failure(.upstream, code: "x_503")

    static func at(_ seconds: Double) -> Date { Date(timeIntervalSince1970: 1_800_000_000 + seconds) }

    static func opened() -> CircuitBreaker {
        var breaker = CircuitBreaker()
        for _ in 0..<3 { breaker.record(failure, at: at(0), policies) }
        return breaker
    }

    @Test("only consecutive failures open it")
    func consecutive() {
        var breaker = CircuitBreaker()
        for outcome in [Self.failure, Self.failure, .success, Self.failure, Self.failure] {
            #expect(breaker.record(outcome, at: Self.at(0), Self.policies) == nil)
        }
        #expect(breaker.admit(at: Self.at(0), Self.policies, token: "t") == .go)
        #expect(breaker.record(Self.failure, at: Self.at(1), Self.policies) == .opened(until: Self.at(11)))
        #expect(breaker.consecutiveFailures == 3 && breaker.trips == 1 && breaker.openedAt == Self.at(1))
        #expect(breaker.lastErrorCode == "x_503" && breaker.lastFailureKind == .upstream)
    }

    @Test("open, it lets nobody pass until its time; then one probe, and nobody beside it")
    func oneProbe() {
        var breaker = Self.opened()
        #expect(breaker.admit(at: Self.at(4), Self.policies, token: "a") == .wait(.seconds(6)))
        #expect(breaker.admit(at: Self.at(10), Self.policies, token: "a") == .probe)
        #expect(breaker.state == .halfOpen && breaker.probeToken == "a")
        #expect(breaker.admit(at: Self.at(11), Self.policies, token: "b") == .wait(.seconds(2)))
        #expect(breaker.admit(at: Self.at(49), Self.policies, token: "b") == .wait(.seconds(1)))
        #expect(breaker.admit(at: Self.at(50), Self.policies, token: "b") == .probe)
        #expect(breaker.probeToken == "b")
    }

    @Test("the probe's success closes it and forgets the past; its failure opens it for longer, up to the maximum")
    func probeOutcome() {
        var breaker = Self.opened()
        var now = 10.0
        for cooldown in [20.0, 40, 60, 60] {
            #expect(breaker.admit(at: Self.at(now), Self.policies, token: "a") == .probe)
            let change = breaker.record(Self.failure, probe: "a", at: Self.at(now), Self.policies)
            #expect(change == .opened(until: Self.at(now + cooldown)))
            now += cooldown
        }
        #expect(breaker.openedAt == Self.at(0))
        #expect(breaker.admit(at: Self.at(now), Self.policies, token: "b") == .probe)
        #expect(breaker.record(.success, probe: "b", at: Self.at(now), Self.policies) == .closed)
        #expect(breaker.trips == 0 && breaker.consecutiveFailures == 0 && breaker.probeToken == nil)
        #expect(breaker.lastErrorCode == "x_503")
    }

    @Test("while it is not closed, requests that were under way change nothing", arguments: ["open", "half-open"])
    func lateOutcomes(state: String) {
        var breaker = Self.opened()
        if state == "half-open" { _ = breaker.admit(at: Self.at(10), Self.policies, token: "a") }
        let before = breaker
        for outcome in [CircuitBreaker.Outcome.success, Self.failure, .abandoned] {
            #expect(breaker.record(outcome, at: Self.at(12), Self.policies) == nil)
            #expect(breaker.record(outcome, probe: "lapsed", at: Self.at(12), Self.policies) == nil)
        }
        #expect(breaker == before)
    }

    @Test("a probe that is told to wait keeps it open for so long; an ordinary request that is says nothing bad")
    func postponed() {
        var breaker = Self.opened()
        _ = breaker.admit(at: Self.at(10), Self.policies, token: "a")
        let change = breaker.record(.postponed(for: .seconds(90)), probe: "a", at: Self.at(10), Self.policies)
        #expect(change == .opened(until: Self.at(100)) && breaker.trips == 1)
        #expect(breaker.admit(at: Self.at(99), Self.policies, token: "b") == .wait(.seconds(1)))
        var closed = CircuitBreaker()
        closed.record(Self.failure, at: Self.at(0), Self.policies)
        #expect(closed.record(.postponed(for: .seconds(90)), at: Self.at(0), Self.policies) == nil)
        #expect(closed.state == .closed && closed.consecutiveFailures == 0)
    }

    @Test("infinite and far instants are waited for by the hour, and reckoned with by nobody")
    func infinite() {
        var breaker = Self.opened()
        for far in [Date.distantFuture, Self.at(1e12), Self.at(3_601)] {
            breaker.retryAt = far
            #expect(breaker.admit(at: Self.at(0), Self.policies, token: "a") == .wait(.seconds(3_600)))
        }
        breaker.retryAt = .distantPast
        #expect(breaker.admit(at: Self.at(0), Self.policies, token: "a") == .probe)
        // A probe of a clock that has stepped back is nobody's.
        breaker.probeUntil = .distantFuture
        #expect(breaker.admit(at: Self.at(0), Self.policies, token: "b") == .probe)
    }

    @Test("a probe that was never sent leaves its place to the next at once")
    func abandoned() {
        var breaker = Self.opened()
        _ = breaker.admit(at: Self.at(10), Self.policies, token: "a")
        #expect(breaker.record(.abandoned, probe: "a", at: Self.at(11), Self.policies) == nil)
        #expect(breaker.trips == 1)
        #expect(breaker.admit(at: Self.at(11), Self.policies, token: "b") == .probe)
    }

    @Test(
        "cooldown tables of a listening archive, by kind of failure, in minutes",
        arguments: [
            ("AUTH", [30, 60, 120, 240, 240]), ("NETWORK", [10, 20, 40, 60, 60]), ("UNKNOWN", [20, 40, 80, 160, 180]),
        ])
    func archive(kind: String, minutes: [Double]) {
        func policy(_ base: Int, _ maximum: Int) -> BreakerPolicy {
            BreakerPolicy(
                failuresMaximum: 1, cooldownBase: .seconds(base * 60), cooldownMaximum: .seconds(maximum * 60))
        }
        let policies = BreakerPolicies(
            policy(20, 180),
            byFailure: [FailureKind("AUTH"): policy(30, 240), FailureKind("NETWORK"): policy(10, 60)])
        var breaker = CircuitBreaker()
        var now = 0.0
        for (number, cooldown) in minutes.enumerated() {
            let admission = breaker.admit(at: Self.at(now), policies, token: "t")
            #expect(admission == (number == 0 ? .go : .probe))
            let outcome = CircuitBreaker.Outcome.failure(FailureKind(kind), code: "spotify")
            breaker.record(outcome, probe: number == 0 ? nil : "t", at: Self.at(now), policies)
            #expect(breaker.retryAt == Self.at(now + cooldown * 60))
            #expect(breaker.consecutiveFailures == number + 1)
            #expect(breaker.lastFailureKind == FailureKind(kind) && breaker.lastFailedAt == Self.at(now))
            now += cooldown * 60
        }
    }
}
