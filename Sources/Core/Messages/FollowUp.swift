import FoundationEssentials

/// A message sent by handling another, in the same transaction.
public struct FollowUp: Sendable, Equatable {
    /// The queue of the body's type.
    public let queue: QueueName
    /// The message as JSON.
    public let json: String
    /// What travels beside it: the run of the message that led here, one hop on.
    public let headers: MessageHeaders
    /// Within a day only one message of this key enters the queue, whoever sends it; nil: it is always sent.
    public let key: String?

    /// Writes the body as JSON, its fields sorted; headers are those of what led to it, by
    /// ``MessageHeaders/next(at:subjects:)``.
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
