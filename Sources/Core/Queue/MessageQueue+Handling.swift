public import Messages
import Postgres

// Proof for or against a message: only a worker that died after it had begun to handle the message counts.

extension MessageQueue {
    /// Notes that the handling of messages begins that were lost before.
    ///
    /// Settling them takes the note back. Where it stays, the worker died: so often, and the next read gives the message
    /// up instead of handing it out.
    ///
    /// - Parameters:
    ///   - queue: The queue that they were read from.
    ///   - fences: Those of messages with lost deliveries.
    ///   - deathsGranted: So many notes that stay, 1 or more.
    /// - SeeAlso: `sql/core/functions/reading/begin_handling.sql`
    public func beginHandling(_ queue: QueueName, _ fences: [Fence], deathsGranted: Int) async throws {
        try await database.query(
            "select * from linernotes.begin_handling($1, $2, $3, $4)", queue.rawValue, fences.ids, fences.readCounts,
            deathsGranted)
    }

    /// Takes that back: the worker lives, but the database could not settle them.
    public func endHandling(_ queue: QueueName, _ fences: [Fence]) async throws {
        try await database.query(
            "select linernotes.end_handling($1, $2, $3)", queue.rawValue, fences.ids, fences.readCounts)
    }
}
