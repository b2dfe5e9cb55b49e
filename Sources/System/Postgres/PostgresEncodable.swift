public import FoundationEssentials

/// A value that can stand for `$1` in a statement.
///
/// Values travel as text and without a type, so the server infers it from the statement: write `$1::bigint` where
/// it has no other clue. A Swift `nil` is SQL's null.
public protocol PostgresEncodable: Sendable {
    /// Writes the text form that Postgres reads for this value.
    ///
    /// - Throws: ``DatabaseError`` `.encoding`.
    func write(to value: inout PostgresText) throws
}

/// The text form of one value while it is written.
public struct PostgresText: Sendable {
    package internal(set) var bytes: [UInt8] = []

    package init() {}

    /// Appends text.
    ///
    /// - Throws: ``DatabaseError`` `.encoding` for the character NUL, which no Postgres text can hold.
    public mutating func append(_ text: String) throws {
        let start = bytes.count
        bytes.append(contentsOf: text.utf8)
        guard !bytes[start...].contains(0) else {
            throw DatabaseError(
                .encoding, "The text holds the character U+0000, which Postgres cannot store; remove it first.")
        }
    }

    /// Appends text known to hold no NUL.
    mutating func append(plain text: String) { bytes.append(contentsOf: text.utf8) }
}

extension PostgresEncodable where Self: RawRepresentable, RawValue: PostgresEncodable {
    /// Writes the raw value.
    ///
    /// - Throws: ``DatabaseError`` `.encoding` where that can't be written.
    public func write(to value: inout PostgresText) throws { try rawValue.write(to: &value) }
}

extension String: PostgresEncodable {
    /// Writes the text as it is.
    ///
    /// - Throws: ``DatabaseError`` `.encoding` for the character NUL.
    public func write(to value: inout PostgresText) throws { try value.append(self) }
}

extension Bool: PostgresEncodable {
    /// Writes `t` or `f`.
    public func write(to value: inout PostgresText) { value.append(plain: self ? "t" : "f") }
}

extension Int: PostgresEncodable {
    /// Writes the digits; they fit a `bigint`.
    public func write(to value: inout PostgresText) { value.append(plain: String(self)) }
}

extension Int16: PostgresEncodable {
    /// Writes the digits; they fit a `smallint`.
    public func write(to value: inout PostgresText) { value.append(plain: String(self)) }
}

extension Int32: PostgresEncodable {
    /// Writes the digits; they fit an `integer`.
    public func write(to value: inout PostgresText) { value.append(plain: String(self)) }
}

extension Int64: PostgresEncodable {
    /// Writes the digits; they fit a `bigint`.
    public func write(to value: inout PostgresText) { value.append(plain: String(self)) }
}

extension Double: PostgresEncodable {
    /// Writes the shortest text that reads back as the same number; infinities and NaN included.
    public func write(to value: inout PostgresText) { value.append(plain: String(self)) }
}

extension UUID: PostgresEncodable {
    /// Writes the 36 characters, letters in upper case; `uuid` takes either.
    public func write(to value: inout PostgresText) { value.append(plain: uuidString) }
}

extension Date: PostgresEncodable {
    /// Writes a `timestamptz` in UTC, rounded to microseconds; `.distantPast` and `.distantFuture` are the infinities.
    public func write(to value: inout PostgresText) throws { value.append(plain: try TimestampText.text(of: self)) }
}
