import FoundationEssentials
import Messages
import Queue

/// A dead letter as it is printed.
struct DeadLetterAnswer: Sendable, Equatable, Encodable {
    let id: Int64
    let queue: String
    let messageId: Int64
    /// JSON as text, as it stood in the queue; nil when NULL was sent.
    let message: String?
    let headers: String?
    let readCount: Int
    let attempts: Int
    let category: String
    let code: String
    let error: String
    /// What is mended together has one fingerprint.
    let fingerprint: String
    let history: String?
    let deadAt: Date
    let redrivenAt: Date?
    /// The message that it was sent back as.
    let redrivenAs: Int64?
    let redrivenBy: String?
    /// When that message becomes visible.
    let redriveDueAt: Date?
    /// Whether it was sent back with another message than this one.
    let isEdited: Bool
    /// Whether its message had been sent back before.
    let cameBack: Bool

    init(_ letter: DeadLetters.Letter) {
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

    static func table(_ letters: [DeadLetterAnswer]) -> Table {
        Table(
            [
                .number("id", importance: 9), .text("queue", importance: 5, widthMinimum: 12),
                .text("category", importance: 4), .text("error", importance: 6, widthMinimum: 20),
                .text("dead at (UTC)", importance: 1, widthMinimum: 19),
            ],
            rows: letters.map { [String($0.id), $0.queue, $0.category, $0.error, Spelling.time($0.deadAt)] })
    }

    var lines: [String] {
        let again = cameBack ? "; its message had been sent back before" : ""
        return [
            "dead letter \(id) of \(queue), message \(messageId)", "dead at   \(Spelling.time(deadAt)) UTC",
            "error     \(error)", "category  \(category), code \(code)", "cause     \(fingerprint)",
            "tried     \(Spelling.count(attempts, "attempt")), read \(Spelling.count(readCount, "time"))\(again)",
            "message   \(message ?? "null")", "headers   \(headers ?? "null")",
        ] + DeadLetterHistory.lines(history) + [ending]
    }

    private var ending: String {
        guard let redrivenAt else {
            return "Send it back: liner dead-letters redrive \(id), or edit \(id) --message FILE"
        }
        let number = redrivenAs.map { " as message \($0)" } ?? ""
        let person = redrivenBy.map { " by \($0)" } ?? ""
        let due = redriveDueAt.flatMap { $0 > redrivenAt ? ", visible at \(Spelling.time($0)) UTC" : nil } ?? ""
        return "sent back \(Spelling.time(redrivenAt)) UTC\(number)\(person)\(isEdited ? ", corrected" : "")\(due)"
    }
}
