import Door
import FleetAnswers
import Hummingbird
import Messages
import Queue

/// Queues: how deep, what waits, and stopping, emptying and starting them.
enum QueueOperations {
    static let queue = Shape(
        "Queue",
        "queue:text state:text visible:integer delayed_or_in_flight:integer oldest_visible_age_seconds:number? "
            + "newest_age_seconds:number? messages_total:integer archived:integer dead_letters:integer is_served:boolean "
            + "is_estimate:boolean last_batch:Batch?")
    static let message = Shape(
        "WaitingMessage",
        "message_id:integer read_count:integer enqueued_at:time visible_at:time? is_visible:boolean message:text? "
            + "headers:text?")
    static let state = Shape("QueueState", "queue:text state:text")
    static let purged = Shape("Purged", "purged:integer")

    private struct Reason: Decodable { let reason: String? }

    static let all: [Operation] = [
        .get("/queues", "All queues, those of the fleet first", answer: .list(of: queue)) {
            try $0.json(try await $0.fleet.queues())
        },
        .get(
            "/queues/{queue}/messages", "What waits in a queue; nothing is read by it", Operation.Parameter.page,
            answer: .page(of: message)
        ) { call in
            let messages = try await call.fleet.messages(
                in: call.part("queue"), after: call.id("after"), limit: call.limit + 1)
            return try call.page(messages) { String($0.messageId) }
        },
        control("pause", "paused", "Read nothing until it is resumed") { try await $0.pause($1, reason: $2) },
        control("resume", "running", "End a pause or a drain") { try await $0.resume($1, reason: $2) },
        control("drain", "draining", "Let it run empty: nothing can be sent to it") {
            try await $0.drain($1, reason: $2)
        },
        .act("/queues/{queue}/purge", "Delete everything that waits in it", answer: .one(purged)) { call in
            let count = try await QueueControl(call.context.database).purge(QueueName(rawValue: call.part("queue")))
            return try call.json(["purged": count])
        },
    ]

    private static func control(
        _ verb: String, _ state: String, _ summary: String,
        _ change: @escaping @Sendable (QueueControl, QueueName, String?) async throws -> Void
    ) -> Operation {
        .act("/queues/{queue}/\(verb)", summary, body: Shapes.reason, answer: .one(Self.state)) { call in
            let body: Reason = try await call.body()
            let queue = QueueName(rawValue: try call.part("queue").lowercased())
            try await change(QueueControl(call.context.database), queue, body.reason)
            return try call.json(["queue": queue.rawValue, "state": state])
        }
    }
}
