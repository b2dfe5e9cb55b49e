/// Text with separated cells, taken apart by RFC 4180; `;` and tabs separate as well. Pure.
struct SeparatedText {
    struct Record: Equatable {
        /// Where it begins, from 1.
        let line: Int
        var cells: [String]
    }

    /// Lines without anything in them are left out.
    private(set) var records: [Record] = []

    /// - Throws: ``RowListError``.
    init(_ bytes: [UInt8]) throws(RowListError) {
        let text = try Self.decoded(bytes)
        var scanner = Scanner(text, separator: Self.separator(of: text))
        while let record = try scanner.next() {
            if record.cells != [""] { records.append(record) }
        }
    }

    /// Without a byte order mark, proven to be UTF-8.
    private static func decoded(_ bytes: [UInt8]) throws(RowListError) -> ArraySlice<UInt8> {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || bytes.prefix(1000).contains(0) {
            throw RowListError("the list is in UTF-16 or no text at all", fix: "Save it as CSV in UTF-8")
        }
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        if String(validating: text, as: UTF8.self) == nil {
            let line = text.split(separator: 0x0A, omittingEmptySubsequences: false)
                .firstIndex { String(validating: $0, as: UTF8.self) == nil }
            throw RowListError(
                "line \((line ?? 0) + 1) of the list is in an unknown encoding",
                fix: "Save it as UTF-8; from Latin-1: iconv -f latin1 -t utf-8")
        }
        return text
    }

    /// The one that the first line has most of, quoted cells aside.
    private static func separator(of text: ArraySlice<UInt8>) -> UInt8 {
        var counts: [UInt8: Int] = [:]
        var isQuoted = false
        for byte in text {
            if byte == 0x22 { isQuoted.toggle() }
            if !isQuoted, byte == 0x0A || byte == 0x0D { break }
            if !isQuoted { counts[byte, default: 0] += 1 }
        }
        let separators = Array(",;\t".utf8)
        return separators.reduce(separators[0]) { counts[$1, default: 0] > counts[$0, default: 0] ? $1 : $0 }
    }
}

/// Goes over the bytes once.
private struct Scanner {
    private let text: ArraySlice<UInt8>
    private let separator: UInt8
    private var index: Int
    private var line = 1

    init(_ text: ArraySlice<UInt8>, separator: UInt8) {
        (self.text, self.separator) = (text, separator)
        index = text.startIndex
    }

    mutating func next() throws(RowListError) -> SeparatedText.Record? {
        guard index < text.endIndex else { return nil }
        var record = SeparatedText.Record(line: line, cells: [])
        while true {
            record.cells.append(try cell())
            guard index < text.endIndex else { return record }
            let byte = text[index]
            index += 1
            if byte == separator { continue }
            if byte == 0x0D, index < text.endIndex, text[index] == 0x0A { index += 1 }
            line += 1
            return record
        }
    }

    /// Up to what ends it. A quotation mark within a cell that doesn't begin with one is an ordinary sign.
    private mutating func cell() throws(RowListError) -> String {
        var bytes: [UInt8] = []
        if index < text.endIndex, text[index] == 0x22 { try quoted(into: &bytes) }
        while index < text.endIndex, text[index] != separator, text[index] != 0x0A, text[index] != 0x0D {
            bytes.append(text[index])
            index += 1
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private mutating func quoted(into bytes: inout [UInt8]) throws(RowListError) {
        let start = line
        index += 1
        while index < text.endIndex {
            let byte = text[index]
            index += 1
            if byte == 0x22 {
                guard index < text.endIndex, text[index] == 0x22 else { return }
                index += 1
            }
            if byte == 0x0A { line += 1 }
            bytes.append(byte)
        }
        throw RowListError(
            "the quotation mark that begins a cell in line \(start) never ends",
            fix: "Close it; within a quoted cell write \"\" for \"")
    }
}
