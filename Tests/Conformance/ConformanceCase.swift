import Testing

/// Statements with what they must answer, on every implementation.
struct ConformanceCase: Sendable, CustomTestStringConvertible {
    let name: String
    var needsPartman = false
    let steps: [Step]

    init(_ name: String, needsPartman: Bool = false, _ steps: [Step]) {
        self.name = name
        self.needsPartman = needsPartman
        self.steps = steps
    }

    var testDescription: String { name }
}

/// One statement and its answer. Rows are written with `|` between columns, and `null`.
struct Step: Sendable {
    enum Answer: Sendable {
        case anything
        case rows([String])
        case failure(sqlState: String, message: String)
        /// Exactly these notices and warnings, in this order.
        case notices([String])
        /// The columns' names and types.
        case columns(String)
    }

    let sql: String
    let answer: Answer
    /// Whether a second session says it, at the same time as the first one's transaction.
    var isElsewhere = false

    static func run(_ sql: String) -> Step { Step(sql: sql, answer: .anything) }

    static func rows(_ sql: String, _ rows: String...) -> Step { Step(sql: sql, answer: .rows(rows)) }

    static func fails(_ sql: String, _ sqlState: String, _ message: String) -> Step {
        Step(sql: sql, answer: .failure(sqlState: sqlState, message: message))
    }

    static func notices(_ sql: String, _ notices: String...) -> Step { Step(sql: sql, answer: .notices(notices)) }

    static func columns(_ sql: String, _ columns: String) -> Step { Step(sql: sql, answer: .columns(columns)) }

    var elsewhere: Step {
        var step = self
        step.isElsewhere = true
        return step
    }
}
