/// Shows how the fleet does: on a terminal one line that is drawn again, in a pipe lines at changes.
struct FleetView: Sendable {
    /// In a pipe, counts of messages alone make a new line no more often than that.
    static let pauseSeconds = 10.0

    private let terminal: Terminal
    private var block: LiveBlock
    private var last: FleetLine?

    init(_ terminal: Terminal) {
        self.terminal = terminal
        block = LiveBlock(terminal)
    }

    mutating func show(_ events: [String], _ line: FleetLine) throws {
        guard !terminal.isInteractive else {
            if !events.isEmpty { try block.clear() }
            try terminal.print(events.map { $0.printable.truncated(to: terminal.width) })
            return try block.draw([line.text])
        }
        try terminal.print(events.map(\.printable))
        guard Self.isDue(line, after: last) else { return }
        try terminal.print(line.text)
        last = line
    }

    /// At once when a worker or the database came or went.
    static func isDue(_ line: FleetLine, after last: FleetLine?) -> Bool {
        guard let last, line.running == last.running, (line.queues == nil) == (last.queues == nil) else { return true }
        return line.state != last.state && line.seconds - last.seconds >= pauseSeconds
    }
}
