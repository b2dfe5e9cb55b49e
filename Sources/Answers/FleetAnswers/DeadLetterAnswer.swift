public import FoundationEssentials
import Messages
public import Queue

/// A message that was given up, with what is known of its death and of what became of it since.
public struct DeadLetterAnswer: Sendable, Equatable, Encodable {
    /// Its number: later ones are higher.
    public let id: Int64
    /// The queue in which the message was.
    public let queue: String
    /// The message's number in that queue.
    public let messageId: Int64
    /// JSON as text, as it stood in the queue; nil when NULL was sent. Of a large one the beginning, and how large it
    /// is: 4,096 characters in a list, 1 MiB of a single letter.
    public let message: String?
    /// JSON as text, cut like the message; nil where it had none.
    public let headers: String?
    /// Deliveries until then.
    public let readCount: Int
    /// Handlings that failed and counted.
    public let attempts: Int
    /// Of the error that ended it.
    public let category: String
    /// Of the error that ended it, finer than the category.
    public let code: String
    /// The error that ended it, in words.
    public let error: String
    /// What is mended together has one fingerprint.
    public let fingerprint: String
    /// JSON as text: its returns before it died, an array; nil where there were none.
    public let history: String?
    /// When it was given up.
    public let deadAt: Date
    /// When it was sent back; nil while it waits.
    public let redrivenAt: Date?
    /// The message that it was sent back as.
    public let redrivenAs: Int64?
    /// The login that sent it back.
    public let redrivenBy: String?
    /// When that message becomes visible.
    public let redriveDueAt: Date?
    /// Whether it was sent back with another message than this one.
    public let isEdited: Bool
    /// Whether its message had been sent back before.
    public let cameBack: Bool

    /// The letter as the queue has it.
    public init(_ letter: DeadLetters.Letter) {
        id = letter.id
        queue = letter.queue.rawValue
        messageId = letter.messageID.rawValue
        message = letter.json
        headers = letter.headers
        readCount = letter.readCount
        attempts = letter.attempts
        category = letter.category
        code = letter.code
        error = letter.error
        fingerprint = letter.fingerprint
        history = letter.history
        deadAt = letter.deadAt
        redrivenAt = letter.redrivenAt
        redrivenAs = letter.redrivenAs?.rawValue
        redrivenBy = letter.redrivenBy
        redriveDueAt = letter.redriveDueAt
        isEdited = letter.isEdited
        cameBack = letter.cameBack
    }
}

extension FleetQueries {
    /// Dead letters that wait, the newest first.
    ///
    /// - Parameters:
    ///   - everything: Those that were sent back too.
    ///   - after: Only those behind this one, the last of the page before; nil: from the newest on.
    ///   - limit: Most letters, 1 or more.
    /// - Throws: `DatabaseError`.
    public func deadLetters(
        _ filter: DeadLetters.Filter = DeadLetters.Filter(), everything: Bool = false, after: Int64? = nil, limit: Int
    ) async throws -> [DeadLetterAnswer] {
        let newest = after.map { max($0, 1) - 1 } ?? .max
        return try await DeadLetters(database).list(filter, everything: everything, upTo: newest, limit: limit)
            .map(DeadLetterAnswer.init)
    }

    /// One dead letter; nil where there is none of that id.
    ///
    /// - Throws: `DatabaseError`.
    public func deadLetter(_ id: Int64) async throws -> DeadLetterAnswer? {
        try await DeadLetters(database).letter(id).map(DeadLetterAnswer.init)
    }
}
