import Surroundings
import TestSupport
import Testing
import Upstreams

@testable import Credentials

@Suite struct AccessTokensTests {
    private struct Refusal: Error {}

    private let key = CredentialKey(UpstreamKey("spotify"), parts: ["id", "secret"])
    private let renewals = Locked(0)

    private func tokens(
        _ store: ScriptedTokenStore, _ time: ManualTime = ManualTime(advancesOnSleep: true), lifetime: Int = 3_600,
        failures: Int = 0
    ) -> AccessTokens {
        AccessTokens(key, store: store, surroundings: .manual(time)) { [renewals] in
            let number = renewals.withLock {
                $0 += 1
                return $0
            }
            if number <= failures { throw Refusal() }
            return FreshToken(value: "token-\(number)", lifetime: .seconds(lifetime))
        }
    }

    @Test("many callers at once share one claim and one renewal")
    func singleFlight() async throws {
        let store = ScriptedTokenStore([.ours(claim: "c")])
        let tokens = tokens(store)
        let found = try await withThrowingTaskGroup(of: AccessToken.self) { group in
            for _ in 0..<50 { group.addTask { try await tokens.token() } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(Set(found.map { $0.reveal() }) == ["token-1"])
        #expect(renewals.value == 1 && store.state.value.refused.count == 1)
    }

    @Test("a token is renewed 60 seconds before its end, not earlier")
    func renewedInTime() async throws {
        let time = ManualTime()
        let store = ScriptedTokenStore([.ours(claim: "c")])
        let tokens = tokens(store, time)
        _ = try await tokens.token()
        time.advance(by: .seconds(3_539))
        _ = try await tokens.token()
        #expect(renewals.value == 1)
        time.advance(by: .seconds(1))
        #expect(try await tokens.token().reveal() == "token-2")
        #expect(store.state.value.stored == ["token-1", "token-2"])
    }

    @Test("a token that another process fetched is used without a renewal")
    func ofAnother() async throws {
        let theirs = AccessToken(id: "t", value: "theirs")
        let store = ScriptedTokenStore([
            .taken(for: .seconds(20)), .taken(for: .seconds(19)), .token(theirs, usableFor: .seconds(100)),
        ])
        let time = ManualTime(advancesOnSleep: true)
        let tokens = tokens(store, time)
        #expect(try await tokens.token() == theirs)
        #expect(renewals.value == 0 && store.state.value.refused.count == 3)
        #expect(time.monotonic < .seconds(2))
        time.advance(by: .seconds(99))
        _ = try await tokens.token()
        #expect(store.state.value.refused.count == 3)
    }

    @Test("another process is not waited for without end")
    func patience() async throws {
        let store = ScriptedTokenStore([.taken(for: .seconds(30))])
        let time = ManualTime(advancesOnSleep: true)
        let error = try await #require(throws: AccessTokenPending.self) { try await tokens(store, time).token() }
        #expect(error.disposition == .deferral(for: .seconds(10)))
        #expect(time.monotonic >= AccessTokens.patience && time.monotonic < AccessTokens.patience + .seconds(3))
        #expect(AccessTokens.patience > AccessTokens.claimDuration)
    }

    @Test("a renewal that fails gives its claim back and is thrown")
    func failing() async throws {
        let store = ScriptedTokenStore([.ours(claim: "c")])
        let tokens = tokens(store, failures: 1)
        await #expect(throws: Refusal.self) { try await tokens.token() }
        #expect(store.state.value.released == ["c"])
        #expect(try await tokens.token().reveal() == "token-2")
    }

    @Test("a renewal that took longer than its claim is not used: what stands in the store by then is")
    func late() async throws {
        let theirs = AccessToken(id: "t", value: "theirs")
        let store = ScriptedTokenStore([.ours(claim: "c"), .token(theirs, usableFor: .seconds(9))], losesClaims: 1)
        #expect(try await tokens(store).token() == theirs)
    }

    @Test("a refused token is not handed out again, and the store is told which it was")
    func invalidated() async throws {
        let store = ScriptedTokenStore([.ours(claim: "c")])
        let tokens = tokens(store)
        let first = try await tokens.token()
        await tokens.invalidate(first)
        let second = try await tokens.token()
        #expect(second.reveal() == "token-2")
        // Who learns late of the first one's end does not end the second one.
        await tokens.invalidate(first)
        #expect(try await tokens.token() == second)
        #expect(store.state.value.refused == [nil, "stored-1"])
    }
}
