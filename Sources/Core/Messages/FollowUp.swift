import FoundationEssentials

/// A message sent by handling another, in the same transaction.
public struct FollowUp: Sendable, Equatable {
    public let queue: QueueName
    /// The message as JSON.
    public let json: String
    public let headers: MessageHeaders

    public init<Body: MessageBody>(_ body: Body, headers: MessageHeaders) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(body) else {
            preconditionFailure("\(Body.self) holds nothing that JSON can't")
        }
        queue = Body.queue
        json = String(decoding: data, as: UTF8.self)
        self.headers = headers
    }
}
