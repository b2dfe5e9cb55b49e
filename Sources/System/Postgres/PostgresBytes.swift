/// `[UInt8]` is `bytea`, not an array of numbers.
extension UInt8: PostgresArrayElement {
    /// Writes `bytea` in its hexadecimal form, two digits a byte.
    public static func write(array: [UInt8], to value: inout PostgresText) {
        value.append(plain: "\\x")
        value.bytes.reserveCapacity(value.bytes.count + 2 * array.count)
        for byte in array {
            value.bytes.append(digit(byte >> 4))
            value.bytes.append(digit(byte & 15))
        }
    }

    /// Reads `bytea` in its hexadecimal form, which our sessions ask the server for.
    ///
    /// - Throws: ``DatabaseError`` `.decoding` for any other text.
    public static func read(array value: PostgresValue) throws -> [UInt8] {
        let text = try value.text.utf8
        guard text.starts(with: "\\x".utf8), text.count.isMultiple(of: 2) else { throw value.mismatch([UInt8].self) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count / 2 - 1)
        var high: UInt8?
        for character in text.dropFirst(2) {
            guard let number = number(character) else { throw value.mismatch([UInt8].self) }
            if let first = high { bytes.append(first << 4 | number) }
            high = high == nil ? number : nil
        }
        return bytes
    }

    private static func digit(_ number: UInt8) -> UInt8 {
        number < 10 ? UInt8(ascii: "0") + number : UInt8(ascii: "a") + number - 10
    }

    private static func number(_ digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}

/// `[[UInt8]]` is `bytea[]`.
extension Array: PostgresArrayElement where Element == UInt8 {}
