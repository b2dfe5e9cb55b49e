public import Surroundings

/// The short-lived token of one credential: fetched once for the whole fleet, renewed before it ends.
///
/// Of all processes one renews; the others wait for what it brings. Callers of one process share one way there.
public actor AccessTokens {
    /// How long one process may take to renew, before another tries.
    static let claimDuration = Duration.seconds(30)
    /// Longest wait for another process: one that dies with its claim can be outwaited.
    static let patience = Duration.seconds(45)

    private let key: CredentialKey
    private let store: any AccessTokenStore
    private let surroundings: Surroundings
    private let renew: @Sendable () async throws -> FreshToken
    private var held: (token: AccessToken, until: Duration)?
    private var refused: String?
    private var flight: Task<AccessToken, any Error>?

    /// The tokens of one credential, renewed by `renew`, which exchanges it for a token and ends within half a minute.
    public init(
        _ key: CredentialKey, store: any AccessTokenStore, surroundings: Surroundings = .live,
        renew: @escaping @Sendable () async throws -> FreshToken
    ) {
        self.key = key
        self.store = store
        self.surroundings = surroundings
        self.renew = renew
    }

    private var now: Duration { surroundings.time.monotonic }

    /// A token that serves for a while.
    ///
    /// - Throws: What renewing throws; ``AccessTokenPending``; errors of the store.
    public func token() async throws -> AccessToken {
        if let held, held.until > now { return held.token }
        if let flight { return try await flight.value }
        let flight = Task { try await obtain() }
        self.flight = flight
        return try await flight.value
    }

    /// Tells that the upstream refused a token: it is not handed out again, here or elsewhere.
    ///
    /// However many were refused with it, one renewal follows: who comes late gets what that one brought.
    public func invalidate(_ token: AccessToken) {
        guard held?.token.id == token.id else { return }
        held = nil
        refused = token.id
    }

    private func obtain() async throws -> AccessToken {
        defer { flight = nil }
        let deadline = now + Self.patience
        var turn = 0
        repeat {
            switch try await store.claim(key, refused: refused, for: Self.claimDuration) {
            case .token(let token, let usableFor):
                return hold(token, for: usableFor)
            case .ours(let claim):
                if let token = try await renewed(claim) { return token }
            case .taken(let remaining):
                turn += 1
                try await surroundings.time.sleep(for: pause(turn, remaining))
            }
        } while now < deadline
        throw AccessTokenPending(key.upstream)
    }

    /// nil: it took so long that somebody else has the claim by now.
    private func renewed(_ claim: String) async throws -> AccessToken? {
        do {
            let askedAt = now
            let fresh = try await renew()
            guard let id = try await store.store(fresh, key, claim: claim) else { return nil }
            return hold(AccessToken(id: id, value: fresh.value), for: fresh.usableFor - (now - askedAt))
        } catch {
            try await store.release(key, claim: claim)
            throw error
        }
    }

    private func hold(_ token: AccessToken, for duration: Duration) -> AccessToken {
        held = (token, now + duration)
        return token
    }

    /// Short at first, since a renewal takes a moment; never much longer than the claim that is waited for.
    private func pause(_ turn: Int, _ remaining: Duration) -> Duration {
        let longest = min(Duration.milliseconds(100) * min(1 << min(turn, 8), 20), remaining + .milliseconds(50))
        return max(longest * (0.5 + surroundings.random() / 2), .milliseconds(10))
    }
}
