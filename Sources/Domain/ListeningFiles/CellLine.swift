/// Lines of cells: parted by commas or tabs, in quotation marks or not.
struct CellLine {
    /// The longest line.
    static let bytesMaximum = 1 << 20

    private var line: [UInt8] = []
    private var inQuotes = false
    /// Whether a quotation mark may stand around a cell; a portable player's log has none.
    let isQuoted: Bool

    init(isQuoted: Bool = true) { self.isQuoted = isQuoted }

    /// The lines that end within these bytes, without their ends and without blank ones; a line break within quotation
    /// marks is part of its cell.
    mutating func lines(_ bytes: some Sequence<UInt8>) -> [[UInt8]] {
        var lines: [[UInt8]] = []
        for byte in bytes {
            if byte == UInt8(ascii: "\""), isQuoted { inQuotes.toggle() }
            if byte == 0x0a, !inQuotes || line.count > Self.bytesMaximum {
                lines += end()
            } else {
                line.append(byte)
            }
        }
        return lines
    }

    /// What is left at the end.
    mutating func end() -> [[UInt8]] {
        defer { line.removeAll(keepingCapacity: true) }
        inQuotes = false
        if line.last == 0x0d { line.removeLast() }
        return line.allSatisfy({ $0 == 0x20 || (0x09...0x0d).contains($0) }) ? [] : [line]
    }

    /// The cells of a line, quotation marks taken off.
    static func cells(_ line: String, separator: Character = ",") -> [String] {
        var cells: [String] = []
        var cell = String.UnicodeScalarView()
        var inQuotes = false
        var previousWasQuote = false
        let separator = separator.unicodeScalars.first
        for scalar in line.unicodeScalars {
            if scalar == "\"", separator == "," {
                // Two in a row within a cell are one of its own.
                if !inQuotes, previousWasQuote { cell.append(scalar) }
                inQuotes.toggle()
                previousWasQuote = !inQuotes
                continue
            }
            previousWasQuote = false
            if scalar == separator, !inQuotes {
                cells.append(String(cell))
                cell.removeAll()
            } else {
                cell.append(scalar)
            }
        }
        cells.append(String(cell))
        return cells
    }
}
