public import FoundationEssentials
import Postgres

/// A message that waits in a queue, as it stands there.
public struct WaitingMessage: Sendable, Equatable, Encodable {
    /// Its number in the queue.
    public let messageId: Int64
    /// Deliveries so far.
    public let readCount: Int
    /// When it was sent.
    public let enqueuedAt: Date
    /// When it may be read; nil: not before somebody says so.
    public let visibleAt: Date?
    /// Whether it may be read now.
    public let isVisible: Bool
    /// JSON as text; of a large one the beginning. nil: NULL was sent.
    public let message: String?
    /// JSON as text; of large ones the beginning. nil: none were sent.
    public let headers: String?
}

extension FleetQueries {
    /// What waits in a queue, hidden or not, by number; nothing is read by looking.
    ///
    /// - Parameters:
    ///   - after: Only those behind this number; nil: from the first on.
    ///   - limit: Most messages, 1…1,000.
    /// - Throws: `DatabaseError`; SQLSTATE `LN001` where there is no such queue.
    public func messages(in queue: String, after: Int64? = nil, limit: Int) async throws -> [WaitingMessage] {
        try await database.query("select * from linernotes.peek_messages($1, $2, $3)", queue, after, limit).map {
            WaitingMessage(
                messageId: try $0["msg_id"], readCount: try $0["read_ct"], enqueuedAt: try $0["enqueued_at"],
                visibleAt: try $0["visible_at"], isVisible: try $0["is_visible"], message: try $0["message"],
                headers: try $0["headers"])
        }
    }
}
