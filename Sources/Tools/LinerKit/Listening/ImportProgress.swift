/// Says on a terminal how far an import is.
struct ImportProgress: Sendable {
    private let terminal: Terminal

    init(_ terminal: Terminal) { self.terminal = terminal }

    func show(_ tally: FileTally) {
        guard terminal.isInteractive else { return }
        say("\r\u{1b}[K\(tally.file.printable): \(Spelling.count(tally.read, "row"))")
    }

    func clear() {
        guard terminal.isInteractive else { return }
        say("\r\u{1b}[K")
    }

    /// What is said beside the answer may be lost.
    private func say(_ text: String) {
        do { try terminal.write(text) } catch { return }
    }
}
