// Fields as providers write them. No text that is read here holds U+0000: JSON may hold it, databases may not.

extension KeyedDecodingContainer {
    /// A field that has to be there.
    public func needed<Value: Decodable>(_ key: Key) throws -> Value { withoutNUL(try decode(Value.self, forKey: key)) }

    /// The first of the spellings that is there and not null.
    public func optional<Value: Decodable>(_ keys: Key...) throws -> Value? {
        for key in keys {
            if let value = try decodeIfPresent(Value.self, forKey: key) { return withoutNUL(value) }
        }
        return nil
    }

    /// A field that is worth nothing where it has another shape, as dates of 2014; nil as well: not there, or null.
    public func lenient<Value: Decodable>(_ key: Key) -> Value? {
        (try? decodeIfPresent(Value.self, forKey: key)).flatMap { $0.map(withoutNUL) }
    }

    /// The first of the spellings that is there and not null; nil also where it has another shape, which is noted in
    /// the decoder's ``SetAside``: the object is worth something without it.
    public func tolerated<Value: Decodable>(_ keys: Key...) -> Value? {
        for key in keys {
            if let read = try? decodeIfPresent(Readable<Value>.self, forKey: key) { return read.value }
        }
        return nil
    }

    /// As ``tolerated(_:)``, of a field that should be there: noted as well where it is missing or null.
    public func expected<Value: Decodable>(_ key: Key) -> Value? {
        // Of an optional type, null would be a value.
        noted { try needed(key) as Value }
    }

    /// As ``number(_:)``; nil also where it is neither number nor text, which is noted.
    public func toleratedNumber(_ key: Key) -> Int? { noted { try number(key) } }

    private func noted<Value>(_ read: () throws -> Value?) -> Value? {
        do {
            return try read()
        } catch {
            (try? superDecoder())?.setAside(error)
            return nil
        }
    }

    /// A whole number, also where it comes as `204053.0` or in quotes; nil: not there, null, or no whole number.
    ///
    /// - Throws: `DecodingError` where the field is neither number nor text.
    public func number(_ key: Key) throws -> Int? {
        if let number = try? decodeIfPresent(Int.self, forKey: key) { return number }
        if let text = try? decodeIfPresent(String.self, forKey: key) { return JSONNumber.whole(text) }
        return try decodeIfPresent(Double.self, forKey: key).flatMap { Int(exactly: $0) }
    }

    /// A flag, also where it is 0 or 1, as in bodies of 2014; false: it is not there, or null.
    ///
    /// - Throws: `DecodingError` where the field is anything else.
    public func flag(_ key: Key) throws -> Bool {
        if let number = try? number(key) { return number != 0 }
        return try decodeIfPresent(Bool.self, forKey: key) ?? false
    }
}

/// JSON may hold U+0000 in a text, databases may not.
func withoutNUL<Value>(_ value: Value) -> Value {
    guard let text = value as? String, text.utf8.contains(0) else { return value }
    return String(text.unicodeScalars.filter { $0 != "\0" }) as? Value ?? value
}
