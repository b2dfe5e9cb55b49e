/// Any key of an object, for fields whose spelling is a constant of the program.
public struct JSONKey: CodingKey, ExpressibleByStringLiteral {
    /// The key as the object spells it.
    public let stringValue: String
    /// Always nil: keys are no places of a list.
    public let intValue: Int? = nil

    public init(stringLiteral text: String) { stringValue = text }
    public init(stringValue text: String) { stringValue = text }
    /// Always nil.
    public init?(intValue: Int) { nil }
}

extension Decoder {
    /// The fields of an object.
    public func fields() throws -> KeyedDecodingContainer<JSONKey> { try container(keyedBy: JSONKey.self) }
}
