import Door
import FleetAnswers
import Hummingbird
import Messages
import Queue

/// Dead letters: by cause, one by one, sent back and discarded.
enum LetterOperations {
    static let letter = Shape(
        "DeadLetter",
        "id:integer queue:text message_id:integer message:text? headers:text? read_count:integer attempts:integer category:text "
            + "code:text error:text fingerprint:text history:text? dead_at:time redriven_at:time? redriven_as:integer? "
            + "redriven_by:text? redrive_due_at:time? is_edited:boolean came_back:boolean")
    static let cause = Shape(
        "DeadLetterCause",
        "fingerprint:text queue:text category:text code:text count:integer waiting:integer waiting_last_day:integer "
            + "redriven:integer came_back:integer first_seen:time last_seen:time sample_error:text sample_id:integer "
            + "next_step:text")

    private static let filters = [
        Operation.Parameter(name: "queue", kind: "text", what: "Only of this queue."),
        Operation.Parameter(name: "category", kind: "text", what: "Only of this category."),
        Operation.Parameter(name: "fingerprint", kind: "text", what: "Only of this cause."),
        Operation.Parameter(name: "everything", kind: "boolean", what: "true: those that were sent back, too."),
    ]

    static let all: [Operation] = [
        .get(
            "/dead-letters", "Dead letters that wait, the newest first", filters + Operation.Parameter.page,
            answer: .page(of: letter)
        ) { call in
            let filter = DeadLetters.Filter(
                queue: try call.query("queue").map { QueueName(rawValue: $0.lowercased()) },
                category: try call.query("category"), fingerprint: try call.query("fingerprint"))
            let letters = try await call.fleet.deadLetters(
                filter, everything: try call.query("everything") == "true", after: call.id("after"),
                limit: call.limit + 1)
            return try call.page(letters) { String($0.id) }
        },
        .get("/dead-letters/causes", "Dead letters by cause, the next to mend first", answer: .list(of: cause)) {
            try $0.json(try await $0.fleet.deadLetterCauses(limit: Call.limitMaximum))
        },
        .get("/dead-letters/{letter}", "One dead letter", answer: .one(letter)) { call in
            guard let letter = try await call.fleet.deadLetter(call.number("letter")) else { throw unknown }
            return try call.json(letter)
        },
        .act("/dead-letters/{letter}/redrive", "Send it back to its queue", answer: .one(Shapes.changed)) { call in
            try await change(call) { try await $0.redrive([$1]) }
        },
        .act("/dead-letters/{letter}/discard", "Delete it for good", answer: .one(Shapes.changed)) { call in
            try await change(call) { try await $0.discard([$1]) }
        },
    ]

    private static let unknown = Problem.unknown(
        "dead letter of that number", "letter-unknown", fix: "/api/v1/dead-letters lists them")

    private static func change(
        _ call: Call, _ act: (DeadLetters, Int64) async throws -> [Int64]
    ) async throws -> Response {
        let id = try call.number("letter")
        guard try await call.fleet.deadLetter(id) != nil else { throw unknown }
        return try call.json(["ids": try await act(DeadLetters(call.context.database), id)])
    }
}
