import FoundationEssentials

/// One command of Chromium's DevTools protocol; its own properties are its parameters.
protocol DevToolsCommand: Encodable, Sendable {
    associatedtype Answer: Decodable & Sendable = Nothing
    /// `Page.navigate`
    static var method: String { get }
}

/// An answer that says only that it was done.
struct Nothing: Decodable, Sendable {}

/// A command as it goes over the wire.
struct OutgoingCommand<Command: DevToolsCommand>: Encodable {
    let id: Int
    let command: Command
    /// The page that it is for; nil: the browser.
    let session: String?

    private enum Key: String, CodingKey { case id, method, params, sessionId }

    func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        try fields.encode(id, forKey: .id)
        try fields.encode(Command.method, forKey: .method)
        try fields.encode(command, forKey: .params)
        try fields.encodeIfPresent(session, forKey: .sessionId)
    }
}

/// What tells answers and events apart.
struct IncomingHead: Decodable, Sendable {
    /// Of an answer.
    let id: Int?
    /// Of an event.
    let method: String?
    let sessionId: String?
}

/// An answer, or why there is none.
struct IncomingAnswer<Answer: Decodable>: Decodable {
    struct Refusal: Decodable { let code: Int }

    let result: Answer?
    let error: Refusal?
}

/// An event with its parameters.
struct IncomingEvent<Parameters: Decodable>: Decodable { let params: Parameters }
