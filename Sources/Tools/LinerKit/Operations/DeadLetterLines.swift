import Queue

extension DeadLetters.Letter {
    static func table(_ letters: [DeadLetters.Letter]) -> Table {
        Table(
            [
                .number("id", importance: 9), .text("queue", importance: 5, widthMinimum: 12),
                .text("category", importance: 4), .text("error", importance: 6, widthMinimum: 20),
                .text("dead at (UTC)", importance: 1, widthMinimum: 19),
            ],
            rows: letters.map { [String($0.id), "\($0.queue)", $0.category, $0.error, Spelling.time($0.deadAt)] })
    }

    var lines: [String] {
        let again = cameBack ? "; its message had been sent back before" : ""
        return [
            "dead letter \(id) of \(queue), message \(messageID)", "dead at   \(Spelling.time(deadAt)) UTC",
            "error     \(error)", "category  \(category), code \(code)", "cause     \(fingerprint)",
            "tried     \(Spelling.count(readCount, "time")), \(failures)\(again)",
            "message   \(message ?? "null")", "headers   \(headers ?? "null")",
        ] + DeadLetterHistory.lines(history) + [ending]
    }

    /// What was refused for good at once failed at no attempt that counted.
    private var failures: String {
        attempts == 0 ? "refused for good" : "\(Spelling.count(attempts, "failure")) counted"
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
