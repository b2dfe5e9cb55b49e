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
    let history: String?
    let deadAt: Date
    let redrivenAt: Date?

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
        history = letter.history
        deadAt = letter.deadAt
        redrivenAt = letter.redrivenAt
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
        [
            "dead letter \(id) of \(queue), message \(messageId)", "dead at   \(Spelling.time(deadAt)) UTC",
            "error     \(error)", "category  \(category), code \(code)",
            "tried     \(Spelling.count(attempts, "attempt")), read \(Spelling.count(readCount, "time"))",
            "message   \(message ?? "null")", "headers   \(headers ?? "null")", "history   \(history ?? "[]")",
            redrivenAt.map { "sent back \(Spelling.time($0)) UTC" } ?? "Send it back: liner dead-letters redrive \(id)",
        ]
    }
}
