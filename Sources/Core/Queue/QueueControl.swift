public import Messages
public import Postgres

/// Stopping, emptying and starting a queue as a whole; all workers see it with their next read.
public struct QueueControl: Sendable {
    private let database: Database

    public init(_ database: Database) { self.database = database }

    /// Nothing is read any more; sends go on, and what is in hand is finished.
    ///
    /// - Throws: `DatabaseError`; SQLSTATE `LN001` when there is no such queue.
    public func pause(_ queue: QueueName, reason: String? = nil) async throws {
        try await database.query("select linernotes.pause_queue($1, $2)", queue.rawValue, reason)
    }

    /// Ends a pause or a drain.
    public func resume(_ queue: QueueName, reason: String? = nil) async throws {
        try await database.query("select linernotes.resume_queue($1, $2)", queue.rawValue, reason)
    }

    /// Nothing can be sent any more (SQLSTATE `LN007`); what waits is read.
    public func drain(_ queue: QueueName, reason: String? = nil) async throws {
        try await database.query("select linernotes.drain_queue($1, $2)", queue.rawValue, reason)
    }

    /// Deletes everything that waits, hidden or not.
    ///
    /// - Returns: How many messages that was.
    public func purge(_ queue: QueueName) async throws -> Int {
        try await database.query("select linernotes.purge_queue($1)", queue.rawValue)[0][0]
    }

    /// How many messages wait, hidden or not.
    public func depth(_ queue: QueueName) async throws -> Int {
        let rows = try await database.query(
            "select visible + delayed_or_in_flight from linernotes.queue_depths where queue = lower($1)", queue.rawValue
        )
        return try rows.first?[0] ?? 0
    }
}
