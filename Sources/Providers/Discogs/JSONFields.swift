import Gateway

extension KeyedDecodingContainer {
    /// A field that has to be there.
    func needed<Value: Decodable>(_ key: Key) throws -> Value { withoutNUL(try decode(Value.self, forKey: key)) }

    /// nil: it is not there, or null.
    func optional<Value: Decodable>(_ key: Key) throws -> Value? {
        try decodeIfPresent(Value.self, forKey: key).map(withoutNUL)
    }

    /// Empty where it is not there, or null.
    func text(_ key: Key) throws -> String { try optional(key) ?? "" }

    /// Without its nulls; empty where it is not there, or null.
    func list<Value: Decodable>(_ key: Key) throws -> [Value] {
        try decodeIfPresent([Value?].self, forKey: key)?.compactMap { $0.map(withoutNUL) } ?? []
    }

    /// A number, also where it stands in quotes, as searches write years; nil: none, or another text.
    func number(_ key: Key) throws -> Int? {
        if let text = try? decodeIfPresent(String.self, forKey: key) { return JSONNumber.whole(text) }
        return try decodeIfPresent(Int.self, forKey: key)
    }
}

/// JSON may hold U+0000 in a text, databases may not.
private func withoutNUL<Value>(_ value: Value) -> Value {
    guard let text = value as? String, text.utf8.contains(0) else { return value }
    return String(text.unicodeScalars.filter { $0 != "\0" }) as? Value ?? value
}
