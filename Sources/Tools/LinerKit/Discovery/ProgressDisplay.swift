/// Shows a run's progress: one block redrawn in place on a terminal, lines at changes in a pipe.
struct ProgressDisplay: Sendable {
    private let terminal: Terminal
    private var block: LiveBlock
    private var lastKey: ProgressLines.Key?
    private var lastLineSeconds = -Double.infinity

    init(_ terminal: Terminal) {
        self.terminal = terminal
        block = LiveBlock(terminal)
    }

    mutating func show(_ lines: ProgressLines) throws {
        if terminal.isInteractive { return try block.draw(lines.block(width: terminal.width - 1)) }
        guard Self.isDue(lines, after: lastKey, lineSeconds: lastLineSeconds) else { return }
        try printLine(lines)
    }

    /// The last state, whether or not a line is due.
    mutating func finish(_ lines: ProgressLines) throws {
        if terminal.isInteractive { return try block.draw(lines.block(width: terminal.width - 1)) }
        if lastKey != lines.key { try printLine(lines) }
    }

    /// In a pipe a line comes at a change, and at most one a second.
    static func isDue(_ lines: ProgressLines, after last: ProgressLines.Key?, lineSeconds: Double) -> Bool {
        lines.key != last && lines.elapsedSeconds - lineSeconds >= 1
    }

    private mutating func printLine(_ lines: ProgressLines) throws {
        try terminal.print(lines.line.printable)
        lastKey = lines.key
        lastLineSeconds = lines.elapsedSeconds
    }
}
