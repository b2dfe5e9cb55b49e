import Gateway

/// Any key: one field may have several spellings.
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

    /// The first of the spellings that is there and not null.
    func optional<Value: Decodable>(_ keys: JSONKey...) throws -> Value? {
        for key in keys {
            if let value = try decodeIfPresent(Value.self, forKey: key) { return withoutNUL(value) }
        }
        return nil
    }

    /// A list without its nulls; nil: it is not there, or null.
    func list<Value: Decodable>(_ keys: JSONKey...) throws -> [Value]? {
        for key in keys {
            if let values = try decodeIfPresent([Value?].self, forKey: key) {
                return values.compactMap { $0.map(withoutNUL) }
            }
        }
        return nil
    }

    /// A flag, also where it is 0 or 1, as in bodies of 2014; false: it is not there, or null.
    func flag(_ key: JSONKey) throws -> Bool {
        if let number = try? number(key) { return number != 0 }
        return try decodeIfPresent(Bool.self, forKey: key) ?? false
    }

    /// A number, also where it stands in quotes, as search scores did.
    func number(_ key: JSONKey) throws -> Int? {
        if let text = try? decodeIfPresent(String.self, forKey: key) { return JSONNumber.whole(text) }
        return try decodeIfPresent(Int.self, forKey: key)
    }
}

/// JSON may hold U+0000 in a text, databases may not.
private func withoutNUL<Value>(_ value: Value) -> Value {
    guard let text = value as? String, text.utf8.contains(0) else { return value }
    return String(text.unicodeScalars.filter { $0 != "\0" }) as? Value ?? value
}
