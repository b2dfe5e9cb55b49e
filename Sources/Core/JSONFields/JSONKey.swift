/// Any key of an object, for fields whose spelling is a constant of the program.
public struct JSONKey: CodingKey, ExpressibleByStringLiteral {
    /// As it stands in the document.
    public let stringValue: String
    /// Always nil: a list has no keys.
    public let intValue: Int? = nil

    public init(stringLiteral text: String) { stringValue = text }
    /// Any text is a key.
    public init(stringValue text: String) { stringValue = text }
    /// Always nil: a list has no keys.
    public init?(intValue: Int) { nil }
}

extension Decoder {
    /// The fields of an object.
    public func fields() throws -> KeyedDecodingContainer<JSONKey> { try container(keyedBy: JSONKey.self) }
}
