import Glibc

/// Where output goes, and how wide it is.
struct Terminal: Sendable {
    enum Stream: Int32, Sendable { case output = 1, error = 2 }

    let stream: Stream
    /// Columns of a line: `COLUMNS`, else the terminal's own, else 80.
    let width: Int
    /// Whether a person looks at it: lines may be redrawn.
    let isInteractive: Bool

    /// Whether somebody can answer a question.
    static var inputIsInteractive: Bool { isatty(STDIN_FILENO) == 1 }

    init(_ stream: Stream, environment: [String: String]) {
        self.stream = stream
        isInteractive = isatty(stream.rawValue) == 1 && environment["TERM"] != "dumb"
        width = Self.width(environment: environment, window: Self.windowWidth(stream))
    }

    static func width(environment: [String: String], window: Int?) -> Int {
        let given = environment["COLUMNS"].flatMap { Int($0) } ?? window ?? 80
        return min(max(given, 20), 1_000)
    }

    /// Prints sentences; whoever's words stand in them, nothing in them moves the cursor.
    func print(_ line: String) { write(line.printableLines + "\n") }

    func print(_ table: Table) { write(table.lines(width: width).map { $0 + "\n" }.joined()) }

    /// Writes all of it, past short writes; whoever reads our output may be gone, which ends it.
    func write(_ text: String) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Glibc.write(stream.rawValue, $0.baseAddress, $0.count) }
            guard count > 0 || errno == EINTR else { return }
            bytes = bytes.dropFirst(max(0, count))
        }
    }

    private static func windowWidth(_ stream: Stream) -> Int? {
        var size = winsize()
        guard ioctl(stream.rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }
}

/// Lines that are drawn again in their place.
struct LiveBlock: Sendable {
    let terminal: Terminal
    private var linesDrawn = 0

    init(_ terminal: Terminal) { self.terminal = terminal }

    mutating func draw(_ lines: [String]) {
        let cut = lines.map { $0.truncated(to: terminal.width - 1) }
        terminal.write(erase + cut.map { $0 + "\n" }.joined())
        linesDrawn = cut.count
    }

    mutating func clear() {
        terminal.write(erase)
        linesDrawn = 0
    }

    private var erase: String { linesDrawn > 0 ? "\u{1B}[\(linesDrawn)A\r\u{1B}[J" : "" }
}
