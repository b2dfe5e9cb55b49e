import Messages
import Postgres

/// Sends a message for whoever asks over HTTP.
struct Sending: Sendable {
    let database: Database

    /// - Parameters:
    ///   - json: As its queue's type writes it.
    ///   - key: The same key within 24 hours sends nothing anew; nil: none.
    /// - Returns: Its run, where it starts one, and its id.
    func send(_ json: String, to queue: QueueName, key: String?) async throws -> (run: String?, message: Int64) {
        let row = try await database.query(
            "select run_id::text, msg_id from linernotes.send_from_outside($1, $2::jsonb, $3)", queue.rawValue,
            JSONText(json), key)[0]
        return (try row["run_id"], try row["msg_id"])
    }
}
