/// Reads the JSON of our own catalogue: whole numbers only, and the text is trusted to be well formed.
struct JSONReader {
    /// What the text should have been at that byte.
    struct Unreadable: Error, Sendable {
        let expected: String
        let offset: Int
    }

    private let bytes: [UInt8]
    private var position = 0

    static func value(of text: some StringProtocol) throws -> JSONValue {
        var reader = JSONReader(bytes: Array(text.utf8))
        return try reader.value()
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private mutating func value() throws -> JSONValue {
        switch next() {
        case UInt8(ascii: "{"): return try object()
        case UInt8(ascii: "["): return try array()
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .boolean(true))
        case UInt8(ascii: "f"): return try word("false", .boolean(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return try integer()
        }
    }

    private mutating func next() -> UInt8? {
        while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) { position += 1 }
        return position < bytes.count ? bytes[position] : nil
    }

    private mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard next() == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    private mutating func demand(_ character: Unicode.Scalar) throws {
        guard skip(character) else { throw Unreadable(expected: String(character), offset: position) }
    }

    private mutating func word(_ word: String, _ value: JSONValue) throws -> JSONValue {
        guard bytes[position...].starts(with: word.utf8) else { throw Unreadable(expected: word, offset: position) }
        position += word.utf8.count
        return value
    }

    private mutating func integer() throws -> JSONValue {
        let digits = bytes[position...].prefix { $0 == UInt8(ascii: "-") || (0x30...0x39).contains($0) }
        guard let value = Int(String(decoding: digits, as: UTF8.self)) else {
            throw Unreadable(expected: "a whole number", offset: position)
        }
        position += digits.count
        return .integer(value)
    }

    private mutating func array() throws -> JSONValue {
        try demand("[")
        var values: [JSONValue] = []
        if skip("]") { return .array([]) }
        repeat { values.append(try value()) } while skip(",")
        try demand("]")
        return .array(values)
    }

    private mutating func object() throws -> JSONValue {
        try demand("{")
        var members: [JSONValue.Member] = []
        if skip("}") { return .object(members) }
        repeat {
            _ = next()
            let key = try string()
            try demand(":")
            members.append(JSONValue.Member(key: key, value: try value()))
        } while skip(",")
        try demand("}")
        return .object(members)
    }

    private mutating func string() throws -> String {
        try demand("\"")
        var text: [UInt8] = []
        while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
            if bytes[position] == UInt8(ascii: "\\") {
                text += try escaped()
            } else {
                text.append(bytes[position])
                position += 1
            }
        }
        try demand("\"")
        return String(decoding: text, as: UTF8.self)
    }

    private mutating func escaped() throws -> [UInt8] {
        let plain: [UInt8: UInt8] = [
            UInt8(ascii: "n"): 0x0A, UInt8(ascii: "t"): 0x09, UInt8(ascii: "r"): 0x0D, UInt8(ascii: "b"): 0x08,
            UInt8(ascii: "f"): 0x0C, UInt8(ascii: "\""): 0x22, UInt8(ascii: "\\"): 0x5C, UInt8(ascii: "/"): 0x2F,
        ]
        guard position + 1 < bytes.count else { throw Unreadable(expected: "an escape", offset: position) }
        if let byte = plain[bytes[position + 1]] {
            position += 2
            return [byte]
        }
        let digits = String(decoding: bytes[(position + 2)...].prefix(4), as: UTF8.self)
        guard let code = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(code) else {
            throw Unreadable(expected: "a \\u escape of one code point", offset: position)
        }
        position += 6
        return Array(String(scalar).utf8)
    }
}
