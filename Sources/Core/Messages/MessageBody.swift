/// What one queue holds: how it is read, checked and written.
public protocol MessageBody: Encodable, Sendable, Equatable {
    static var queue: QueueName { get }
    /// Field names and what each must be, for `describe` and the docs.
    static var fields: [String: String] { get }
    /// - Throws: ``InvalidMessage`` naming the field.
    init(fields: MessageFields) throws
}

extension MessageBody {
    /// Reads and checks a message as it stands in its queue.
    ///
    /// - Throws: ``InvalidMessage``.
    public init(json: String?) throws {
        try self.init(fields: MessageFields(parsing: json))
    }
}
