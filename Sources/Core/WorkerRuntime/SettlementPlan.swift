import Backoff
import Queue
import Upstreams

/// What becomes of each message that was not found out: decided from its error and its past. Pure.
struct SettlementPlan: Sendable {
    private(set) var failed: [Return] = []
    private(set) var deferred: [Return] = []
    private(set) var dead: [(fence: Fence, cause: Cause)] = []

    var isEmpty: Bool { failed.isEmpty && deferred.isEmpty && dead.isEmpty }

    /// - Parameters:
    ///   - attempts: Failed handlings so far, by message.
    ///   - random: In 0..<1, fresh at each call.
    init(
        _ errors: [(fence: Fence, error: any Classified)], attempts: [MessageID: Int], attemptsMaximum: Int,
        backoff: Backoff, random: () -> Double
    ) {
        for (fence, error) in errors {
            let attempt = (attempts[fence.id] ?? 0) + 1
            switch error.disposition {
            case .terminal:
                dead.append((fence, Cause(error)))
            case .retryable where attempt >= attemptsMaximum:
                dead.append((fence, Cause(error, countsAttempt: true)))
            case .retryable(let after):
                let delay = after ?? backoff.delay(attempt: attempt, random: random())
                failed.append(Return(fence: fence, delay: delay, cause: Cause(error)))
            case .deferral(let delay):
                deferred.append(Return(fence: fence, delay: delay, cause: Cause(error)))
            }
        }
    }
}
