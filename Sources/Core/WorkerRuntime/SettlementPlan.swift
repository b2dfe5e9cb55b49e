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
    /// Each message with the error that ends it, as it is recorded.
    private(set) var ends: [(fence: Fence, error: any Classified)] = []

    var isEmpty: Bool { failed.isEmpty && deferred.isEmpty && dead.isEmpty }

    /// - Parameters:
    ///   - errors: Each with its message, for what is counted of that; nil: nothing is.
    ///   - attemptsMaximum: Handlings that are granted; where a provider is at fault, ``patienceWithProviders`` times so many.
    ///   - random: In 0..<1, fresh at each call.
    init(
        _ errors: [(message: Message?, fence: Fence, error: any Classified)], attemptsMaximum: Int, backoff: Backoff,
        random: () -> Double
    ) {
        for (message, fence, error) in errors {
            let error = Self.last(error, of: message)
            ends.append((fence, error))
            let attempt = (message?.attempts ?? 0) + 1
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

    /// A deferral too many to be counted is the end.
    private static func last(_ error: any Classified, of message: Message?) -> any Classified {
        guard case .deferral = error.disposition, let message, message.deferrals >= Message.deferralsMaximum else {
            return error
        }
        return Refusal.deferralsExhausted(last: error)
    }
}
