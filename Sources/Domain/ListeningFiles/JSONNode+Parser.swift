extension JSONNode {
    /// - Returns: nil where the bytes are no JSON, or nest more than 32 deep.
    static func parsed(_ bytes: [UInt8]) -> JSONNode? {
        bytes.withUnsafeBufferPointer { buffer in
            var parser = JSONParser(bytes: buffer)
            guard let value = parser.value(depth: 0) else { return nil }
            parser.skipBlanks()
            return parser.isAtEnd ? value : nil
        }
    }
}

private struct JSONParser {
    static let depthMaximum = 32
    let bytes: UnsafeBufferPointer<UInt8>
    var place = 0

    init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    var isAtEnd: Bool { place >= bytes.count }
    var current: UInt8 { place < bytes.count ? bytes[place] : 0 }

    mutating func skipBlanks() {
        while place < bytes.count,
            bytes[place] == 0x20 || bytes[place] == 0x0a || bytes[place] == 0x0d || bytes[place] == 0x09
        {
            place += 1
        }
    }

    mutating func value(depth: Int) -> JSONNode? {
        guard depth < Self.depthMaximum else { return nil }
        skipBlanks()
        switch current {
        case UInt8(ascii: "{"): return object(depth)
        case UInt8(ascii: "["): return array(depth)
        case UInt8(ascii: "\""): return string().map { .text($0) }
        case UInt8(ascii: "t"): return word("true", .bool(true))
        case UInt8(ascii: "f"): return word("false", .bool(false))
        case UInt8(ascii: "n"): return word("null", .null)
        default: return number()
        }
    }

    private mutating func word(_ text: StaticString, _ value: JSONNode) -> JSONNode? {
        let count = text.utf8CodeUnitCount
        guard place + count <= bytes.count else { return nil }
        for index in 0..<count where bytes[place + index] != text.utf8Start[index] { return nil }
        place += count
        return value
    }

    private mutating func number() -> JSONNode? {
        let start = place
        loop: while place < bytes.count {
            switch bytes[place] {
            case 0x30...0x39, UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: "e"),
                UInt8(ascii: "E"):
                place += 1
            default: break loop
            }
        }
        let text = String(decoding: bytes[start..<place], as: UTF8.self)
        guard Double(text) != nil else { return nil }
        return .number(text)
    }

    private mutating func array(_ depth: Int) -> JSONNode? {
        place += 1
        var elements: [JSONNode] = []
        skipBlanks()
        if current == UInt8(ascii: "]") { place += 1; return .array([]) }
        while true {
            guard let element = value(depth: depth + 1) else { return nil }
            elements.append(element)
            skipBlanks()
            switch current {
            case UInt8(ascii: ","): place += 1
            case UInt8(ascii: "]"): place += 1; return .array(elements)
            default: return nil
            }
        }
    }

    private mutating func object(_ depth: Int) -> JSONNode? {
        place += 1
        var fields: [(key: String, value: JSONNode)] = []
        skipBlanks()
        if current == UInt8(ascii: "}") { place += 1; return .object([]) }
        while true {
            skipBlanks()
            guard current == UInt8(ascii: "\""), let key = string() else { return nil }
            skipBlanks()
            guard current == UInt8(ascii: ":") else { return nil }
            place += 1
            guard let value = value(depth: depth + 1) else { return nil }
            fields.append((key, value))
            skipBlanks()
            switch current {
            case UInt8(ascii: ","): place += 1
            case UInt8(ascii: "}"): place += 1; return .object(fields)
            default: return nil
            }
        }
    }

    private mutating func string() -> String? {
        place += 1
        let start = place
        while place < bytes.count, bytes[place] != UInt8(ascii: "\""), bytes[place] != UInt8(ascii: "\\") { place += 1 }
        guard place < bytes.count else { return nil }
        let plain = bytes[start..<place]
        if bytes[place] == UInt8(ascii: "\"") {
            place += 1
            return String(validating: plain, as: UTF8.self)
        }
        var text = Array(plain)
        while place < bytes.count {
            let byte = bytes[place]
            place += 1
            if byte == UInt8(ascii: "\"") { return String(validating: text, as: UTF8.self) }
            guard byte == UInt8(ascii: "\\") else { text.append(byte); continue }
            guard let scalar = escape() else { return nil }
            text.append(contentsOf: String(Character(scalar)).utf8)
        }
        return nil
    }

    private mutating func escape() -> Unicode.Scalar? {
        let byte = current
        place += 1
        switch byte {
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{c}"
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "u"): return unicode()
        default: return nil
        }
    }

    /// `\uXXXX`, or two of them for one character; half a pair becomes the sign for what can't be read.
    private mutating func unicode() -> Unicode.Scalar? {
        guard let high = fourDigits() else { return nil }
        guard (0xd800..<0xdc00).contains(high) else { return Unicode.Scalar(high) ?? "\u{fffd}" }
        let back = place
        guard current == UInt8(ascii: "\\") else { return "\u{fffd}" }
        place += 1
        guard current == UInt8(ascii: "u") else { place = back; return "\u{fffd}" }
        place += 1
        guard let low = fourDigits(), (0xdc00..<0xe000).contains(low) else { place = back; return "\u{fffd}" }
        return Unicode.Scalar(0x10000 + (high - 0xd800) << 10 + (low - 0xdc00))
    }

    private mutating func fourDigits() -> UInt32? {
        guard place + 4 <= bytes.count else { return nil }
        let text = String(decoding: bytes[place..<place + 4], as: UTF8.self)
        place += 4
        return text.utf8.allSatisfy { $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }
            ? UInt32(text, radix: 16) : nil
    }
}
