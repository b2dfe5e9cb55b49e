public import FoundationEssentials
import Messages
import Queue

/// A cause of dead letters: all that are mended together.
public struct DeadLetterCauseAnswer: Sendable, Equatable, Encodable {
    /// What its letters have in common: queue, category and code.
    public let fingerprint: String
    /// The queue in which the messages were.
    public let queue: String
    /// Of the errors.
    public let category: String
    /// Of the errors, finer than the category.
    public let code: String
    /// Letters in all.
    public let count: Int
    /// Those that were not sent back.
    public let waiting: Int
    /// Those that wait and died within the last 24 hours.
    public let waitingLastDay: Int
    /// Those that were sent back.
    public let redriven: Int
    /// Those whose message had been sent back before: the cause was not mended then.
    public let cameBack: Int
    /// When the first died.
    public let firstSeen: Date
    /// When the last died.
    public let lastSeen: Date
    /// The error of one of them.
    public let sampleError: String
    /// The id of that one.
    public let sampleId: Int64
    /// What to do, in words.
    public let nextStep: String

    init(_ cause: DeadLetters.CauseGroup) {
        fingerprint = cause.fingerprint
        queue = cause.queue.rawValue
        category = cause.category
        code = cause.code
        count = cause.count
        waiting = cause.waiting
        waitingLastDay = cause.waitingLastDay
        redriven = cause.redriven
        cameBack = cause.cameBack
        firstSeen = cause.firstSeen
        lastSeen = cause.lastSeen
        sampleError = cause.sampleError
        sampleId = cause.sampleID
        nextStep = cause.nextStep
    }
}

extension FleetQueries {
    /// Dead letters by cause, the next to mend first: by how many wait, where those of the last day weigh ten times.
    ///
    /// - Parameter limit: Most causes, 1 or more. There are few: a cause is a queue and a kind of error.
    /// - Throws: `DatabaseError`.
    public func deadLetterCauses(limit: Int) async throws -> [DeadLetterCauseAnswer] {
        try await DeadLetters(database).analysis(limit: limit).map(DeadLetterCauseAnswer.init)
    }
}
