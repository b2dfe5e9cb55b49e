import Settings

/// The token of one process, kept in memory alone; renewed before it ends.
actor MLCTokens {
    struct Fresh: Sendable {
        let token: Secret
        let lifetime: Duration
    }

    /// So long before its end a token is not used any more.
    private static let margin = Duration.seconds(120)

    private let renew: @Sendable () async throws -> Fresh
    private var held: (token: Secret, until: ContinuousClock.Instant)?
    private var flight: Task<Secret, any Error>?

    init(_ renew: @escaping @Sendable () async throws -> Fresh) { self.renew = renew }

    /// However many ask at once, one login follows.
    func token() async throws -> Secret {
        if let held, held.until > .now { return held.token }
        if let flight { return try await flight.value }
        let flight = Task { try await obtain() }
        self.flight = flight
        return try await flight.value
    }

    func invalidate(_ token: Secret) {
        if held?.token.reveal() == token.reveal() { held = nil }
    }

    private func obtain() async throws -> Secret {
        defer { flight = nil }
        let begun = ContinuousClock.now
        let fresh = try await renew()
        held = (fresh.token, begun + fresh.lifetime - Self.margin)
        return fresh.token
    }
}
