/// Any key of an object, for fields whose spelling is a constant of the program.
public struct JSONKey: CodingKey, ExpressibleByStringLiteral {
    public let stringValue: String
    public let intValue: Int? = nil

    public init(stringLiteral text: String) { stringValue = text }
    public init(stringValue text: String) { stringValue = text }
    public init?(intValue: Int) { nil }
}

extension Decoder {
    /// The fields of an object.
    public func fields() throws -> KeyedDecodingContainer<JSONKey> { try container(keyedBy: JSONKey.self) }
}
