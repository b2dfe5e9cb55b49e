// Lists as providers write them.

extension KeyedDecodingContainer {
    /// The first of the spellings that is there, without its nulls; nil: none is there, or null.
    ///
    /// - Throws: `DecodingError` where an entry can't be read.
    public func list<Value: Decodable>(_ keys: Key...) throws -> [Value]? {
        for key in keys {
            if let values = try decodeIfPresent([Value?].self, forKey: key) {
                return values.compactMap { $0.map(withoutNUL) }
            }
        }
        return nil
    }

    /// What can be read of a list: nulls and broken entries are left out; nil: it is not there, or null.
    public func readable<Value: Decodable>(_ key: Key) throws -> [Value]? {
        try decodeIfPresent([Readable<Value>].self, forKey: key)?.compactMap(\.value)
    }

    /// As ``readable(_:)``, of a list that has to be there.
    public func neededReadable<Value: Decodable>(_ key: Key) throws -> [Value] {
        try decode([Readable<Value>].self, forKey: key).compactMap(\.value)
    }

    /// As ``neededReadable(_:)``, but a list of which nothing can be read is an error: the format has changed.
    public func neededList<Value: Decodable>(_ key: Key) throws -> [Value] {
        let entries = try decode([Readable<Value>].self, forKey: key)
        let values = entries.compactMap(\.value)
        if values.isEmpty, let first = entries.first { _ = try first.result.get() }
        return values
    }
}

/// An entry of a list, or why it is none.
private struct Readable<Value: Decodable>: Decodable {
    let result: Result<Value, any Error>
    var value: Value? { try? result.get() }

    init(from decoder: any Decoder) throws { result = Result { try Value(from: decoder) } }
}
