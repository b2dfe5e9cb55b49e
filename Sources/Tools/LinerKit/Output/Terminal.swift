import Glibc
import WorkerRuntime

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
    ///
    /// - Throws: `OutputError`, as every way to print here.
    func print(_ line: String) throws { try write(line.printableLines + "\n") }

    func print(_ lines: [String]) throws { try write(lines.map { $0 + "\n" }.joined()) }

    func print(_ table: Table) throws { try print(table.lines(width: width)) }

    /// Prints what only whoever still reads wants to know.
    func say(_ line: String) throws {
        do {
            try print(line)
        } catch let error as OutputError where error.isReaderGone {
            return
        }
    }

    /// Writes all of it. What is said beside the answer, on standard error, is said as well as it goes: whoever
    /// does not read it loses nothing of the answer.
    func write(_ text: String) throws {
        do {
            try StandardOutput.write(text, to: stream.rawValue)
        } catch  where stream == .error {
            return
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

    mutating func draw(_ lines: [String]) throws {
        let cut = lines.map { $0.truncated(to: terminal.width - 1) }
        try terminal.write(erase + cut.map { $0 + "\n" }.joined())
        linesDrawn = cut.count
    }

    mutating func clear() throws {
        try terminal.write(erase)
        linesDrawn = 0
    }

    private var erase: String { linesDrawn > 0 ? "\u{1B}[\(linesDrawn)A\r\u{1B}[J" : "" }
}
