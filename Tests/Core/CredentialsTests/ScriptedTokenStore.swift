import TestSupport

@testable import Credentials

/// A store that answers claims from a list, and keeps what it was told.
final class ScriptedTokenStore: AccessTokenStore {
    struct State: Sendable {
        var answers: [TokenClaim]
        var refused: [String?] = []
        var stored: [String] = []
        var released: [String] = []
        /// Whether a token that is stored comes too late.
        var losesClaims = 0
    }

    let state: Locked<State>

    init(_ answers: [TokenClaim], losesClaims: Int = 0) {
        state = Locked(State(answers: answers, losesClaims: losesClaims))
    }

    func claim(_ key: CredentialKey, refused: String?, for duration: Duration) async throws -> TokenClaim {
        state.withLock { state in
            state.refused.append(refused)
            return state.answers.count > 1 ? state.answers.removeFirst() : state.answers[0]
        }
    }

    func store(_ token: FreshToken, _ key: CredentialKey, claim: String) async throws -> String? {
        state.withLock { state in
            guard state.losesClaims == 0 else {
                state.losesClaims -= 1
                return nil
            }
            state.stored.append(token.value)
            return "stored-\(state.stored.count)"
        }
    }

    func release(_ key: CredentialKey, claim: String) async throws {
        state.withLock { $0.released.append(claim) }
    }
}
