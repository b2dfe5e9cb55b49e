// Lists as providers write them. What is left out of one is noted in the decoder's ``SetAside``.

extension KeyedDecodingContainer {
    /// The first of the spellings that is there, whole: for lists whose entries change what the object means.
    /// nil: none is there, or null.
    ///
    /// - Throws: `DecodingError` where an entry is null or can't be read.
    public func list<Value: Decodable>(_ keys: Key...) throws -> [Value]? {
        for key in keys {
            if let values = try decodeIfPresent([Value].self, forKey: key) { return values.map(withoutNUL) }
        }
        return nil
    }

    /// What can be read of the first of the spellings that is there: nulls and broken entries are left out.
    /// nil: none is there, or null.
    ///
    /// - Throws: `DecodingError` where it is no list.
    public func readable<Value: Decodable>(_ keys: Key...) throws -> [Value]? {
        for key in keys {
            if let entries = try decodeIfPresent([Readable<Value>].self, forKey: key) {
                return entries.compactMap(\.value)
            }
        }
        return nil
    }

    /// As ``readable(_:)``, of a list that has to be there.
    public func neededReadable<Value: Decodable>(_ key: Key) throws -> [Value] {
        try decode([Readable<Value>].self, forKey: key).compactMap(\.value)
    }

    /// As ``neededReadable(_:)``, but a list of which nothing can be read is an error: the format has changed.
    public func neededList<Value: Decodable>(_ key: Key) throws -> [Value] {
        try neededPlaces(key).compactMap(\.self)
    }

    /// As ``neededList(_:)``, with nil in the place of what is null or can't be read: pages are counted in places.
    public func neededPlaces<Value: Decodable>(_ key: Key) throws -> [Value?] {
        let entries = try decode([Readable<Value>].self, forKey: key)
        if let broken = entries.first(where: { !$0.isNull }), !entries.contains(where: { $0.value != nil }) {
            _ = try broken.result.get()
        }
        return entries.map(\.value)
    }

    /// Each entry, or why it can't be read; nil: it is null, which means something here.
    public func neededResults<Value: Decodable>(_ key: Key) throws -> [Result<Value, any Error>?] {
        try decode([Readable<Value>?].self, forKey: key).map { $0?.result }
    }
}

/// A value, or why it is none, which is noted.
struct Readable<Value: Decodable>: Decodable {
    let result: Result<Value, any Error>
    let isNull: Bool
    var value: Value? { try? result.get() }

    init(from decoder: any Decoder) throws {
        isNull = (try? decoder.singleValueContainer().decodeNil()) ?? false
        result = Result { withoutNUL(try decoder.singleValueContainer().decode(Value.self)) }
        if case .failure(let error) = result { decoder.setAside(error) }
    }
}
