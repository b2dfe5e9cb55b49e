/// Goes over text with separated cells once, by RFC 4180, and stops at nothing. Pure.
///
/// A quotation mark within a cell that doesn't begin with one is an ordinary sign. One that never ends, or ends amid
/// another line's words, breaks its line only: reading goes on with the next one.
public struct SeparatedScanner {
    private let text: [UInt8]
    private let separator: UInt8
    private var index = 0
    private var line = 1
    private var brokenCount = 0

    /// More bytes than these are in no quoted cell: its end was forgotten.
    public static let quotedBytesMaximum = 1 << 16
    /// After so many broken lines quotation marks are ordinary signs, so that looking for their ends comes to an end.
    static let brokenMaximum = 200

    // Constants of the compiler: each byte is compared with them.
    private static var quote: UInt8 { 0x22 }
    private static var newline: UInt8 { 0x0A }
    private static var carriageReturn: UInt8 { 0x0D }

    /// - Parameters:
    ///   - text: UTF-8, without a mark: ``DecodedText``.
    ///   - separator: As ``Separator`` finds it.
    public init(_ text: [UInt8], separator: UInt8) { (self.text, self.separator) = (text, separator) }

    /// The next line of cells, blank ones too; nil: there is no more.
    public mutating func next() -> SeparatedRecord? {
        guard index < text.count else { return nil }
        var record = SeparatedRecord(line: line, cells: [])
        while true {
            guard let cell = cell() else {
                record.brokenLine = line
                record.cells.append(rest(upTo: Self.newline))
                endLine()
                return record
            }
            record.cells.append(cell)
            guard index < text.count, text[index] == separator else {
                endLine()
                return record
            }
            index += 1
        }
    }

    private mutating func endLine() {
        guard index < text.count else { return }
        let byte = text[index]
        index += 1
        if byte == Self.carriageReturn, index < text.count, text[index] == Self.newline { index += 1 }
        line += 1
    }

    /// nil, and nothing is passed: its quotation mark is broken.
    private mutating func cell() -> String? {
        guard index < text.count, text[index] == Self.quote, brokenCount < Self.brokenMaximum else {
            return rest(upTo: separator)
        }
        guard let quoted = quoted() else {
            brokenCount += 1
            return nil
        }
        return index < text.count && !endsCell(text[index]) ? quoted + rest(upTo: separator) : quoted
    }

    private func endsCell(_ byte: UInt8) -> Bool {
        byte == separator || byte == Self.newline || byte == Self.carriageReturn
    }

    /// Up to that byte, or to the end of the line.
    private mutating func rest(upTo end: UInt8) -> String {
        let (start, count) = (index, text.count)
        var at = index
        while at < count {
            let byte = text[at]
            if byte == end || byte == 0x0A || byte == 0x0D { break }
            at += 1
        }
        index = at
        return start == at ? "" : String(decoding: text[start..<at], as: UTF8.self)
    }

    private mutating func quoted() -> String? {
        var (at, start, lines) = (index + 1, index + 1, 0)
        var pieces: [UInt8] = []
        let end = min(text.count, at + Self.quotedBytesMaximum)
        while at < end {
            let byte = text[at]
            if byte == 0x0A { lines += 1 }
            guard byte == 0x22 else { at += 1; continue }
            if at + 1 < text.count, text[at + 1] == Self.quote {
                pieces += text[start...at]
                at += 2
                start = at
                continue
            }
            guard lines == 0 || at + 1 == text.count || endsCell(text[at + 1]) else { return nil }
            index = at + 1
            line += lines
            guard !pieces.isEmpty else { return start == at ? "" : String(decoding: text[start..<at], as: UTF8.self) }
            pieces += text[start..<at]
            return String(decoding: pieces, as: UTF8.self)
        }
        return nil
    }
}
