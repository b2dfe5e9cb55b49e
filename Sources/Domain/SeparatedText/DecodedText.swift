/// In what the bytes of a text are written.
public enum TextEncoding: String, Sendable, Equatable, CaseIterable {
    case utf8 = "UTF-8"
    case utf16 = "UTF-16"
    /// What is no UTF-8 and has no mark: from an older program, mostly a spreadsheet.
    case windows1252 = "Windows-1252"
}

/// The text of a file that anybody may have written. Pure.
///
/// By its mark, else strictly UTF-8, else Windows-1252, which fits almost any bytes: so it is a guess.
public struct DecodedText: Sendable, Equatable {
    /// What the bytes were written in.
    public let encoding: TextEncoding
    /// The text in UTF-8, without a mark.
    public let bytes: [UInt8]
    /// Whether some bytes meant nothing in that encoding: U+FFFD stands in their place.
    public let isDamaged: Bool

    public init(_ bytes: [UInt8]) {
        if bytes.starts(with: [0xFF, 0xFE]) {
            self.init(utf16: bytes, isLittleEndian: true)
        } else if bytes.starts(with: [0xFE, 0xFF]) {
            self.init(utf16: bytes, isLittleEndian: false)
        } else if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            let rest = Array(bytes[3...])
            let isValid = Self.isUTF8(rest)
            self.init(.utf8, isValid ? rest : Array(String(decoding: rest, as: UTF8.self).utf8), isDamaged: !isValid)
        } else if Self.isUTF8(bytes) {
            self.init(.utf8, bytes, isDamaged: false)
        } else {
            let text = Windows1252.utf8(bytes)
            self.init(.windows1252, text.bytes, isDamaged: text.isDamaged)
        }
    }

    private init(_ encoding: TextEncoding, _ bytes: [UInt8], isDamaged: Bool) {
        (self.encoding, self.bytes, self.isDamaged) = (encoding, bytes, isDamaged)
    }

    private init(utf16 bytes: [UInt8], isLittleEndian: Bool) {
        let units = stride(from: 2, to: bytes.count - 1, by: 2).map { index in
            let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            return isLittleEndian ? second << 8 | first : first << 8 | second
        }
        let isValid = String(validating: units, as: UTF16.self) != nil && bytes.count.isMultiple(of: 2)
        self.init(.utf16, Array(String(decoding: units, as: UTF16.self).utf8), isDamaged: !isValid)
    }

    private static func isUTF8(_ bytes: [UInt8]) -> Bool { String(validating: bytes, as: UTF8.self) != nil }
}
