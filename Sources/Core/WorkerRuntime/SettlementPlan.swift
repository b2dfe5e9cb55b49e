import Backoff
import Queue
import Upstreams

/// What becomes of each message that was not found out: decided from its error and its past. Pure.
struct SettlementPlan: Sendable {
    /// So many times the attempts are granted while a provider fails: its fault takes longer to mend than to try
    /// again, and is none of the message's. Not for ever, for some things a provider never gets right.
    static let patienceWithProviders = 3

    private(set) var failed: [Return] = []
    private(set) var deferred: [Return] = []
    private(set) var dead: [(fence: Fence, cause: Cause)] = []

    var isEmpty: Bool { failed.isEmpty && deferred.isEmpty && dead.isEmpty }

    /// - Parameters:
    ///   - attempts: Failed handlings so far, by message.
    ///   - attemptsMaximum: Handlings that are granted; where a provider is at fault, ``patienceWithProviders`` times so many.
    ///   - random: In 0..<1, fresh at each call.
    init(
        _ errors: [(fence: Fence, error: any Classified)], attempts: [MessageID: Int], attemptsMaximum: Int,
        backoff: Backoff, random: () -> Double
    ) {
        for (fence, error) in errors {
            let attempt = (attempts[fence.id] ?? 0) + 1
            let granted = attemptsMaximum * (error.category.isOfProvider ? Self.patienceWithProviders : 1)
            switch error.disposition {
            case .terminal:
                dead.append((fence, Cause(error)))
            case .retryable where attempt >= granted:
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
