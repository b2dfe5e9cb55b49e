public import FoundationEssentials

/// A value that can be read from a column.
public protocol PostgresDecodable {
    /// Reads the value; `Optional` reads null, nothing else does.
    ///
    /// - Throws: ``DatabaseError`` `.decoding`.
    static func read(_ value: PostgresValue) throws -> Self
}

extension PostgresDecodable where Self: RawRepresentable, RawValue: PostgresDecodable {
    /// Reads the raw value and looks up whose it is.
    ///
    /// - Throws: ``DatabaseError`` `.decoding` for a raw value that no case has.
    public static func read(_ value: PostgresValue) throws -> Self {
        guard let known = Self(rawValue: try RawValue.read(value)) else { throw value.mismatch(Self.self) }
        return known
    }
}

extension Optional: PostgresDecodable where Wrapped: PostgresDecodable {
    /// Reads null as nil.
    ///
    /// - Throws: ``DatabaseError`` `.decoding` for a value that `Wrapped` can't read.
    public static func read(_ value: PostgresValue) throws -> Wrapped? { value.isNull ? nil : try Wrapped.read(value) }
}

extension String: PostgresDecodable {
    /// Reads a value of any type as the text that the server sent.
    ///
    /// - Throws: ``DatabaseError`` `.decoding` for null.
    public static func read(_ value: PostgresValue) throws -> String { try value.text }
}

extension Bool: PostgresDecodable {
    /// Reads `boolean`: `t` or `f`, as JSON `true` or `false`.
    ///
    /// - Throws: ``DatabaseError`` `.decoding` for any other text.
    public static func read(_ value: PostgresValue) throws -> Bool {
        switch try value.text {
        case "t", "true": true
        case "f", "false": false
        default: throw value.mismatch(Bool.self)
        }
    }
}

extension FixedWidthInteger where Self: PostgresDecodable {
    /// Reads a whole number.
    ///
    /// - Throws: ``DatabaseError`` `.decoding` for one that the type can't hold, and for one with a fraction.
    public static func read(_ value: PostgresValue) throws -> Self {
        guard let number = Self(try value.text) else { throw value.mismatch(Self.self) }
        return number
    }
}

extension Int: PostgresDecodable {}
extension Int16: PostgresDecodable {}
extension Int32: PostgresDecodable {}
extension Int64: PostgresDecodable {}

extension Double: PostgresDecodable {
    /// Reads any number of the server's, `numeric` too, as the nearest double.
    ///
    /// - Throws: ``DatabaseError`` `.decoding` for a text that is no number.
    public static func read(_ value: PostgresValue) throws -> Double {
        guard let number = Double(try value.text) else { throw value.mismatch(Double.self) }
        return number
    }
}

extension UUID: PostgresDecodable {
    /// Reads `uuid`, in either case of letters.
    ///
    /// - Throws: ``DatabaseError`` `.decoding` for any other text.
    public static func read(_ value: PostgresValue) throws -> UUID {
        guard let id = UUID(uuidString: try value.text) else { throw value.mismatch(UUID.self) }
        return id
    }
}

extension Date: PostgresDecodable {
    /// Reads `timestamptz`, and `timestamp` and `date` as UTC.
    public static func read(_ value: PostgresValue) throws -> Date {
        guard let date = TimestampText.date(of: try value.text) else { throw value.mismatch(Date.self) }
        return date
    }
}
