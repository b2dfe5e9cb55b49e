public import Messages
import Postgres
import Surroundings

extension MessageQueue {
    /// Sends messages from outside a handler. Handlers send follow-ups, in their transaction.
    ///
    /// With keys a sender that lost the answer sends again: a message whose key was used within its lifetime is not
    /// sent, and the first one's id comes back. Two who send one key at the same time send one message.
    ///
    /// - Parameters:
    ///   - queue: Workers reach those alone that were entered for the fleet.
    ///   - messages: In the order in which they get their ids.
    ///   - headers: The same for all.
    ///   - keys: One a message, 1 to 200 characters; nil elements are always sent. Nil: no message has one.
    ///   - lifetime: How long the keys hold, up to 366 days.
    /// - Returns: An id for each message, in their order.
    /// - Throws: `DatabaseError`; SQLSTATE `LN001` when the queue is missing, `LN002` for keys that can't be.
    /// - SeeAlso: `sql/core/functions/sending/send_batch.sql`
    @discardableResult
    public func send<Body: MessageBody>(
        _ queue: QueueName, _ messages: [Body], headers: MessageHeaders = MessageHeaders(), keys: [String?]? = nil,
        lifetime: Duration = .seconds(86_400)
    ) async throws -> [MessageID] {
        precondition(keys.map { $0.count == messages.count } ?? true, "each message has its key, or none")
        let followUps = zip(messages.indices, messages).map { FollowUp($1, headers: headers, key: keys?[$0]) }
        let milliseconds = lifetime.components.seconds * 1_000 + lifetime.components.attoseconds / 1_000_000_000_000_000
        return try await database.transaction { transaction in
            var ids: [MessageID] = []
            for step in Steps(followUps, weighing: { 1 + $0.json.utf8.count / 1_024 }) {
                let rows = try await transaction.query(
                    """
                    select id from linernotes.send_batch($1, $2::jsonb[], $3::jsonb[], null, $4, $5) with ordinality
                      as sent (id, position) order by position
                    """, queue.rawValue, step.map { JSONText($0.json) }, step.map { _ in JSONText(headers.json) },
                    keys == nil ? nil : step.map(\.key), milliseconds)
                ids += try rows.map { MessageID(rawValue: try $0[0]) }
            }
            return ids
        }
    }
}
