/// An id of one kind of thing in our database: 64-bit, and never mixed up with another kind's.
///
/// In messages it is a string of digits, because JSON numbers lose precision beyond 2^53 in most readers; plain numbers
/// are understood too.
public protocol DatabaseID: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible
where RawValue == Int64 {
    init(rawValue: Int64)
}

extension DatabaseID {
    public var description: String { String(rawValue) }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(String(rawValue))
    }
}
