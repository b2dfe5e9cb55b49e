import Messages
import Postgres

public import struct FoundationEssentials.Date

extension DeadLetters {
    /// Most letters that one call sends back by a filter: no transaction is long.
    public static let redriveMaximum = 500

    /// A dead letter that was sent back.
    public struct Redriven: Sendable, Equatable {
        /// The letter's id, not that of the message sent.
        public let id: Int64
        /// When its message becomes visible.
        public let dueAt: Date

        public init(id: Int64, dueAt: Date) {
            self.id = id
            self.dueAt = dueAt
        }
    }

    /// Sends dead letters back to their queues, each once, however many ask at the same time.
    ///
    /// - Returns: The ids of those that this call sent back.
    /// - Throws: `DatabaseError`; SQLSTATE `LN001` when a queue is gone: then none is sent, and all stay.
    public func redrive(_ ids: [Int64]) async throws -> [Int64] {
        try await database.query("select dead_letter_id from linernotes.redrive($1)", ids).map { try $0[0] }
    }

    /// Sends back the oldest that match and wait. Repeated until nothing comes back it sends all; it may be stopped and
    /// begun again at any time.
    ///
    /// - Parameters:
    ///   - filter: Names something.
    ///   - limit: Most letters, 1…500.
    ///   - perSecond: So many become visible each second, from where the last such call ended; nil: all at once.
    /// - SeeAlso: `sql/core/functions/letters/redrive_matching.sql`
    public func redrive(
        matching filter: Filter, limit: Int = redriveMaximum, perSecond: Double? = nil
    ) async throws -> [Redriven] {
        precondition(!filter.isEmpty, "a redrive by filter names something")
        precondition((1...Self.redriveMaximum).contains(limit), "a call sends back 1 to \(Self.redriveMaximum)")
        return try await database.query(
            "select dead_letter_id, due_at from linernotes.redrive_matching($1, $2, $3, $4, $5::float8::numeric)",
            filter.queue?.rawValue, filter.category, filter.fingerprint, limit, perSecond
        ).map { Redriven(id: try $0["dead_letter_id"], dueAt: try $0["due_at"]) }
    }

    /// Sends a dead letter back with another message; the letter keeps the original, the maintenance log says who did.
    ///
    /// - Parameters:
    ///   - id: The letter's.
    ///   - json: The message.
    ///   - headers: Its headers, an object; nil: those that it has.
    /// - Returns: The message's id; nil when there is no such letter, or it was sent back before.
    public func redrive(_ id: Int64, as json: String, headers: String? = nil) async throws -> MessageID? {
        try await database.query(
            "select msg_id from linernotes.edit_and_redrive($1, $2::jsonb, $3::jsonb)", id, JSONText(json),
            headers.map(JSONText.init)
        ).first.map { MessageID(rawValue: try $0[0]) }
    }
}
