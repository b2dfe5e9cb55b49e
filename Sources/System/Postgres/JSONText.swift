/// JSON as text, neither parsed nor changed here; the SQL casts it: `$1::jsonb`.
public struct JSONText: Sendable, Hashable {
    /// As it was given or came, valid or not.
    public let text: String

    public init(_ text: String) { self.text = text }
}

extension JSONText: PostgresEncodable, PostgresDecodable, PostgresArrayElement {
    /// - Throws: ``DatabaseError`` `.encoding` when the text holds a NUL, or the escape of one, which `jsonb` refuses.
    public func write(to value: inout PostgresText) throws {
        guard !holdsEscapedNUL else {
            throw DatabaseError(
                .encoding, "The JSON holds the character \\u0000, which Postgres cannot store; remove it first.")
        }
        try value.append(text)
    }

    /// Reads `json` and `jsonb`, and any text, without a look at what it holds.
    ///
    /// - Throws: ``DatabaseError`` `.decoding` for null.
    public static func read(_ value: PostgresValue) throws -> JSONText { JSONText(try value.text) }

    /// Whether `\u0000` stands in the text as an escape; `\\u0000` is a backslash followed by letters.
    private var holdsEscapedNUL: Bool {
        var digits = 0
        var isEscape = false
        var isUnicode = false
        for byte in text.utf8 {
            if isUnicode {
                guard byte == UInt8(ascii: "0") else {
                    isUnicode = false; digits = 0; isEscape = byte == Self.backslash; continue
                }
                digits += 1
                if digits == 4 { return true }
            } else if isEscape {
                isUnicode = byte == UInt8(ascii: "u")
                digits = 0
                isEscape = false
            } else {
                isEscape = byte == Self.backslash
            }
        }
        return false
    }

    private static let backslash = UInt8(ascii: "\\")
}
