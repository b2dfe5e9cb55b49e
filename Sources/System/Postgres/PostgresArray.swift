public import FoundationEssentials

/// A type of which an array can be sent and read as one value: `text[]`, `bigint[]`, `bytea`.
public protocol PostgresArrayElement: Sendable {
    static func write(array: [Self], to value: inout PostgresText) throws
    static func read(array value: PostgresValue) throws -> [Self]
}

extension Array: PostgresEncodable where Element: PostgresArrayElement {
    /// Writes an array of one dimension, or `bytea` for bytes.
    ///
    /// - Throws: ``DatabaseError`` `.encoding` where an element can't be written.
    public func write(to value: inout PostgresText) throws { try Element.write(array: self, to: &value) }
}

extension Array: PostgresDecodable where Element: PostgresArrayElement {
    /// Reads an array of one dimension or none, or `bytea` as bytes.
    ///
    /// - Throws: ``DatabaseError`` `.decoding` for anything else, and for a null among elements that are no `Optional`.
    public static func read(_ value: PostgresValue) throws -> [Element] { try Element.read(array: value) }
}

extension PostgresArrayElement where Self: PostgresEncodable & PostgresDecodable {
    /// Writes `{"…","…"}`, every element in quotes.
    ///
    /// - Throws: ``DatabaseError`` `.encoding` where an element can't be written.
    public static func write(array: [Self], to value: inout PostgresText) throws {
        try ArrayText.write(array, to: &value)
    }

    /// Reads the elements in their order, whatever the array's lower bound.
    ///
    /// - Throws: ``DatabaseError`` `.decoding` for a null element, and for arrays of arrays.
    public static func read(array value: PostgresValue) throws -> [Self] {
        try ArrayText.elements(of: value).map(Self.read)
    }
}

extension Optional: PostgresArrayElement where Wrapped: PostgresArrayElement & PostgresEncodable & PostgresDecodable {
    /// Writes nil as an element that is null.
    ///
    /// - Throws: ``DatabaseError`` `.encoding` where an element can't be written.
    public static func write(array: [Wrapped?], to value: inout PostgresText) throws {
        try ArrayText.write(array, to: &value)
    }

    /// Reads a null element as nil.
    ///
    /// - Throws: ``DatabaseError`` `.decoding` for arrays of arrays, and where an element can't be read.
    public static func read(array value: PostgresValue) throws -> [Wrapped?] {
        try ArrayText.elements(of: value).map(Self.read)
    }
}

extension Bool: PostgresArrayElement {}
extension Int: PostgresArrayElement {}
extension Int16: PostgresArrayElement {}
extension Int32: PostgresArrayElement {}
extension Int64: PostgresArrayElement {}
extension Double: PostgresArrayElement {}
extension String: PostgresArrayElement {}
extension UUID: PostgresArrayElement {}
extension Date: PostgresArrayElement {}

/// The text form of arrays: `{"a","b \"quoted\"",NULL}`.
enum ArrayText {
    private static let quote = UInt8(ascii: "\"")
    private static let backslash = UInt8(ascii: "\\")
    private static let comma = UInt8(ascii: ",")

    static func write<Element: PostgresEncodable>(_ array: [Element?], to value: inout PostgresText) throws {
        var element = PostgresText()
        value.bytes.append(UInt8(ascii: "{"))
        for (index, item) in array.enumerated() {
            if index > 0 { value.bytes.append(comma) }
            guard let item else { value.append(plain: "NULL"); continue }
            element.bytes.removeAll(keepingCapacity: true)
            try item.write(to: &element)
            appendQuoted(element.bytes, to: &value.bytes)
        }
        value.bytes.append(UInt8(ascii: "}"))
    }

    private static func appendQuoted(_ element: [UInt8], to bytes: inout [UInt8]) {
        bytes.append(quote)
        for byte in element {
            if byte == quote || byte == backslash { bytes.append(backslash) }
            bytes.append(byte)
        }
        bytes.append(quote)
    }

    /// The elements of an array with one dimension or none.
    static func elements(of value: PostgresValue) throws -> [PostgresValue] {
        let bytes = Array(try value.text.utf8)
        // An array whose bounds do not start at 1 has them in front: `[0:1]={…}`.
        let start = bytes.first == UInt8(ascii: "[") ? (bytes.firstIndex(of: UInt8(ascii: "=")) ?? -1) + 1 : 0
        guard bytes.count >= start + 2, bytes[start] == UInt8(ascii: "{"), bytes.last == UInt8(ascii: "}") else {
            throw value.mismatch([String].self)
        }
        return try split(bytes[(start + 1)..<(bytes.count - 1)], of: value)
    }

    private static func split(_ bytes: ArraySlice<UInt8>, of value: PostgresValue) throws -> [PostgresValue] {
        guard !bytes.isEmpty else { return [] }
        var elements: [PostgresValue] = []
        var element: [UInt8] = []
        var wasQuoted = false
        var isQuoted = false
        var isEscaped = false
        func end() {
            let isNull = !wasQuoted && element.elementsEqual("NULL".utf8)
            elements.append(PostgresValue(bytes: isNull ? nil : element, label: value.label))
            element.removeAll(keepingCapacity: true)
            wasQuoted = false
        }
        for byte in bytes {
            switch byte {
            case _ where isEscaped: element.append(byte); isEscaped = false
            case backslash: isEscaped = true
            case quote: isQuoted.toggle(); wasQuoted = true
            case comma where !isQuoted: end()
            case UInt8(ascii: "{") where !isQuoted: throw value.mismatch([String].self)
            default: element.append(byte)
            }
        }
        end()
        return elements
    }
}
