import FoundationEssentials

/// A message sent by handling another, in the same transaction.
public struct FollowUp: Sendable, Equatable {
    public let queue: QueueName
    /// The message as JSON.
    public let json: String
    public let headers: MessageHeaders
    /// Within a day only one message of this key enters the queue, whoever sends it; nil: it is always sent.
    public let key: String?

    public init<Body: MessageBody>(_ body: Body, headers: MessageHeaders, key: String? = nil) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(body) else {
            preconditionFailure("\(Body.self) holds nothing that JSON can't")
        }
        queue = Body.queue
        json = String(decoding: data, as: UTF8.self)
        self.headers = headers
        self.key = key
    }
}
