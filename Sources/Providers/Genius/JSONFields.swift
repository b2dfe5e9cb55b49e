import Gateway
import Matching

/// Any key of an object.
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
    func needed<Value: Decodable>(_ key: JSONKey) throws -> Value { try decode(Value.self, forKey: key) }

    /// nil: not there, or null.
    func optional<Value: Decodable>(_ key: JSONKey) throws -> Value? { try decodeIfPresent(Value.self, forKey: key) }

    /// A text as people read it; nil: not there, null, or nothing to read in it.
    func text(_ key: JSONKey) throws -> String? {
        let text = (try optional(key) as String?).map(PlainText.tidied)
        return text?.isEmpty == true ? nil : text
    }

    /// An id: numbers came whole, with a fraction of zero, and might come in quotes.
    func id(_ key: JSONKey) throws -> Int {
        if let id = number(key), id > 0 { return id }
        // Not there or null: the decoder's own error says so.
        guard contains(key), try !decodeNil(forKey: key) else { return try decode(Int.self, forKey: key) }
        throw DecodingError.dataCorruptedError(forKey: key, in: self, debugDescription: "no id")
    }

    /// A whole number; nil: not there, null, or no whole number.
    func number(_ key: JSONKey) -> Int? {
        if let number = try? decodeIfPresent(Int.self, forKey: key) { return number }
        if let number = try? decodeIfPresent(Double.self, forKey: key) { return Int(exactly: number) }
        return (try? decodeIfPresent(String.self, forKey: key)).flatMap { JSONNumber.whole($0) }
    }

    /// nil, null and not there are all no.
    func flag(_ key: JSONKey) -> Bool { (try? decodeIfPresent(Bool.self, forKey: key)) ?? false }

    /// What can be read of a list: nulls and broken entries are left out; nil: it is not there, or null.
    func readable<Value: Decodable>(_ key: JSONKey) throws -> [Value]? {
        try decodeIfPresent([Readable<Value>].self, forKey: key)?.compactMap { try? $0.value.get() }
    }

    /// As ``readable(_:)``, but a list of which nothing can be read is an error: the format has changed.
    func neededList<Value: Decodable>(_ key: JSONKey) throws -> [Value] {
        let entries = try decode([Readable<Value>].self, forKey: key)
        let values = entries.compactMap { try? $0.value.get() }
        if values.isEmpty, let first = entries.first { _ = try first.value.get() }
        return values
    }
}

/// An entry of a list, or why it is none.
private struct Readable<Value: Decodable>: Decodable {
    let value: Result<Value, any Error>
    init(from decoder: any Decoder) throws { value = Result { try Value(from: decoder) } }
}
