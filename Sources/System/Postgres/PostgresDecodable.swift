public import FoundationEssentials

/// A value that can be read from a column.
public protocol PostgresDecodable {
    /// Reads the value; `Optional` reads null, nothing else does.
    ///
    /// - Throws: ``DatabaseError`` `.decoding`.
    static func read(_ value: PostgresValue) throws -> Self
}

extension PostgresDecodable where Self: RawRepresentable, RawValue: PostgresDecodable {
    public static func read(_ value: PostgresValue) throws -> Self {
        guard let known = Self(rawValue: try RawValue.read(value)) else { throw value.mismatch(Self.self) }
        return known
    }
}

extension Optional: PostgresDecodable where Wrapped: PostgresDecodable {
    public static func read(_ value: PostgresValue) throws -> Wrapped? { value.isNull ? nil : try Wrapped.read(value) }
}

extension String: PostgresDecodable {
    public static func read(_ value: PostgresValue) throws -> String { try value.text }
}

extension Bool: PostgresDecodable {
    public static func read(_ value: PostgresValue) throws -> Bool {
        switch try value.text {
        case "t", "true": true
        case "f", "false": false
        default: throw value.mismatch(Bool.self)
        }
    }
}

extension FixedWidthInteger where Self: PostgresDecodable {
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
    public static func read(_ value: PostgresValue) throws -> Double {
        guard let number = Double(try value.text) else { throw value.mismatch(Double.self) }
        return number
    }
}

extension UUID: PostgresDecodable {
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
