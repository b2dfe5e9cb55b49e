/// Reads an object as messages mostly are: names with texts, whole numbers, booleans and nulls, nothing escaped, nothing
/// nested.
///
/// Reading messages was more than half of what a worker cost beside its handler. Whatever is not that plain is left to
/// the library, so nothing needs to be right here but the plain case.
enum FlatObject {
    /// - Returns: nil when it is anything else, or no JSON.
    static func read(_ text: String) -> [String: JSONValue]? {
        var text = text
        return text.withUTF8 { bytes in
            var reader = Reader(bytes: bytes)
            return reader.object()
        }
    }

    private struct Reader {
        let bytes: UnsafeBufferPointer<UInt8>
        var position = 0

        mutating func object() -> [String: JSONValue]? {
            guard skip("{") else { return nil }
            var fields: [String: JSONValue] = [:]
            if !skip("}") {
                repeat {
                    guard let name = string(), skip(":"), let value = value(),
                        fields.updateValue(value, forKey: name) == nil
                    else { return nil }
                } while skip(",")
                guard skip("}") else { return nil }
            }
            return next() == nil ? fields : nil
        }

        private mutating func value() -> JSONValue? {
            switch next() {
            case UInt8(ascii: "\""): string().map(JSONValue.text)
            case UInt8(ascii: "t"): word("true") ? .bool(true) : nil
            case UInt8(ascii: "f"): word("false") ? .bool(false) : nil
            case UInt8(ascii: "n"): word("null") ? .null : nil
            default: integer().map(JSONValue.integer)
            }
        }

        private mutating func next() -> UInt8? {
            while position < bytes.count, bytes[position] == UInt8(ascii: " ") { position += 1 }
            return position < bytes.count ? bytes[position] : nil
        }

        private mutating func skip(_ character: Unicode.Scalar) -> Bool {
            guard next() == UInt8(ascii: character) else { return false }
            position += 1
            return true
        }

        private mutating func word(_ word: StaticString) -> Bool {
            guard
                bytes[position...].starts(
                    with: UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
            else { return false }
            position += word.utf8CodeUnitCount
            return true
        }

        private mutating func string() -> String? {
            guard skip("\"") else { return nil }
            let start = position
            while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
                guard bytes[position] != UInt8(ascii: "\\"), bytes[position] >= 0x20 else { return nil }
                position += 1
            }
            guard position < bytes.count else { return nil }
            defer { position += 1 }
            return String(decoding: bytes[start..<position], as: UTF8.self)
        }

        /// Up to 18 digits, which an `Int64` always holds, and none before them that is 0.
        private mutating func integer() -> Int64? {
            let isNegative = skip("-")
            let start = position
            var value: Int64 = 0
            while position < bytes.count, (0x30...0x39).contains(bytes[position]) {
                guard position - start < 18 else { return nil }
                value = value * 10 + Int64(bytes[position] - 0x30)
                position += 1
            }
            guard position > start, position - start == 1 || bytes[start] != 0x30 else { return nil }
            guard position < bytes.count, [0x20, UInt8(ascii: ","), UInt8(ascii: "}")].contains(bytes[position]) else {
                return nil
            }
            return isNegative ? -value : value
        }
    }
}
