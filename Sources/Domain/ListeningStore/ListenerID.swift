public import Postgres

/// Our number of a listener.
public struct ListenerID: Sendable, Hashable, CustomStringConvertible {
    /// As the database has it.
    public let rawValue: Int64

    public init(rawValue: Int64) { self.rawValue = rawValue }

    public var description: String { String(rawValue) }
}

extension ListenerID: PostgresEncodable {
    /// Writes the number.
    public func write(to value: inout PostgresText) throws { rawValue.write(to: &value) }
}
