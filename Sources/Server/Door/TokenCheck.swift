import Synchronization
import Tokens

/// Looks tokens up, and remembers for five seconds what it was told: a token that is revoked is good for no longer.
final class TokenCheck: Sendable {
    static let memory = Duration.seconds(5)
    static let entriesMaximum = 10_000

    private struct Entry {
        let hash: [UInt8]
        let grant: TokenGrant?
        let until: ContinuousClock.Instant
    }

    private let gate: TokenGate
    private let entries = Mutex<[String: Entry]>([:])

    init(_ gate: TokenGate) { self.gate = gate }

    /// What the token stands for; nil where it is not good.
    ///
    /// - Throws: `DatabaseError`.
    func grant(of token: TokenText) async throws -> TokenGrant? {
        let now = ContinuousClock.now
        let known = entries.withLock { $0[token.id] }
        if let known, known.until > now, token.matches(known.hash) { return known.grant }
        let grant = try await gate.grant(of: token)
        entries.withLock { entries in
            if entries.count >= Self.entriesMaximum { entries = [:] }
            // Who guesses at an id must not drive out who knows its secret.
            if grant != nil || known == nil {
                entries[token.id] = Entry(hash: token.hash, grant: grant, until: now + Self.memory)
            }
        }
        return grant
    }

    func forget(_ token: TokenText) { entries.withLock { $0[token.id] = nil } }
}
