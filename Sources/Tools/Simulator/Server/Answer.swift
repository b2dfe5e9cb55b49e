/// What a service answers, before the fault script has its say.
struct Answer: Sendable {
    var status: Int
    var body: JSONValue
    /// Besides those of every answer; `Content-Type` replaces the usual one.
    var headers: [(String, String)] = []
    /// Sent instead of the body, by providers that do not always answer JSON.
    var text: String?

    static func ok(_ body: JSONValue) -> Answer { Answer(status: 200, body: body) }

    static func text(_ status: Int, _ text: String, headers: [(String, String)] = []) -> Answer {
        Answer(status: status, body: .null, headers: headers, text: text)
    }

    /// The simulator's own failures; a provider's have their own shapes.
    static func failure(_ status: Int, _ sentence: String) -> Answer {
        Answer(status: status, body: .object(["error": .string(sentence)]))
    }

    /// What goes over the wire.
    var bytes: [UInt8] { text.map { Array($0.utf8) } ?? body.bytes }

    /// A strong entity tag: the same bytes, the same tag.
    var entityTag: String {
        let text = String(decoding: bytes, as: UTF8.self)
        return "\"\(String(SimulatedID.hash(text, 0xcbf2_9ce4_8422_2325), radix: 16))\""
    }
}

/// A request that the provider refuses, as its answer.
struct Refusal: Error { let answer: Answer }
