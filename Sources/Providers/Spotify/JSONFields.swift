/// Any key.
struct JSONKey: CodingKey, ExpressibleByStringLiteral {
    let stringValue: String
    let intValue: Int? = nil

    init(stringLiteral text: String) { stringValue = text }
    init(stringValue text: String) { stringValue = text }
    init?(intValue: Int) { nil }
}

extension Decoder {
    func fields() throws -> KeyedDecodingContainer<JSONKey> { try container(keyedBy: JSONKey.self) }
}

extension KeyedDecodingContainer<JSONKey> {
    /// A field that has to be there.
    func needed<Value: Decodable>(_ key: JSONKey) throws -> Value {
        withoutNUL(try decode(Value.self, forKey: key))
    }

    /// A field that may be absent or null.
    func optional<Value: Decodable>(_ key: JSONKey) throws -> Value? {
        try decodeIfPresent(Value.self, forKey: key).map(withoutNUL)
    }

    /// A field that is worth nothing where it has another shape, as the dates of 2014.
    func lenient<Value: Decodable>(_ key: JSONKey) -> Value? {
        (try? decodeIfPresent(Value.self, forKey: key)).flatMap { $0.map(withoutNUL) }
    }

    /// A list without its nulls; nil: it is not there, or null.
    func list<Value: Decodable>(_ key: JSONKey) throws -> [Value]? {
        try decodeIfPresent([Value?].self, forKey: key)?.compactMap { $0.map(withoutNUL) }
    }

    /// A whole number, also where it comes as `204053.0`; nil: it is not there, null, or none.
    func number(_ key: JSONKey) throws -> Int? {
        if let number = try? decodeIfPresent(Int.self, forKey: key) { return number }
        return try decodeIfPresent(Double.self, forKey: key).flatMap { Int(exactly: $0.rounded()) }
    }
}

/// JSON may hold U+0000 in a text, databases may not.
private func withoutNUL<Value>(_ value: Value) -> Value {
    guard let text = value as? String, text.utf8.contains(0) else { return value }
    return String(text.unicodeScalars.filter { $0 != "\0" }) as? Value ?? value
}
