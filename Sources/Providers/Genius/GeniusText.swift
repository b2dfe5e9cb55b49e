import JSONFields
import Matching

extension KeyedDecodingContainer<JSONKey> {
    /// A text as people read it; nil: not there, null, or nothing to read in it.
    func text(_ key: JSONKey) throws -> String? {
        let text = (try optional(key) as String?).map(PlainText.tidied)
        return text?.isEmpty == true ? nil : text
    }

    /// As ``text(_:)``; nil also where it is something else, which is noted.
    func toleratedText(_ key: JSONKey) -> String? {
        let text = (tolerated(key) as String?).map(PlainText.tidied)
        return text?.isEmpty == true ? nil : text
    }

    /// An id: numbers came whole, with a fraction of zero, and might come in quotes.
    func id(_ key: JSONKey) throws -> Int {
        if let id = (try? number(key)) ?? nil, id > 0 { return id }
        // Not there or null: the decoder's own error says so.
        guard contains(key), try !decodeNil(forKey: key) else { return try decode(Int.self, forKey: key) }
        throw DecodingError.dataCorruptedError(forKey: key, in: self, debugDescription: "no id")
    }
}
