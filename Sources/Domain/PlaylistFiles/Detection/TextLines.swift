import SeparatedText

/// A text's lines. Pure.
struct TextLines {
    struct Line {
        /// From 1.
        let number: Int
        /// Without blanks around.
        let text: String
    }

    /// Those with anything in them.
    let filled: [Line]

    /// - Parameter limit: Only lines that begin within so many bytes.
    init(_ text: DecodedText, limit: Int = .max) {
        var lines: [Line] = []
        var (start, number) = (0, 0)
        let bytes = text.bytes
        while start <= min(bytes.count, limit) {
            var end = start
            while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
            number += 1
            let line = Self.trimmed(bytes[start..<end])
            if !line.isEmpty { lines.append(Line(number: number, text: String(decoding: line, as: UTF8.self))) }
            start = end + 1
            if end + 1 < bytes.count, bytes[end] == 0x0D, bytes[end + 1] == 0x0A { start += 1 }
        }
        filled = lines
    }

    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var rest = bytes
        while let first = rest.first, isBlank(first) { rest.removeFirst() }
        while let last = rest.last, isBlank(last) { rest.removeLast() }
        return rest
    }
}
