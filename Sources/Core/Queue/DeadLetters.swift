public import Messages
public import Postgres

public import struct FoundationEssentials.Date

/// The messages that were given up: to look at, and to send back once mended.
public struct DeadLetters: Sendable {
    private let database: Database

    public init(_ database: Database) { self.database = database }

    /// One dead letter.
    public struct Letter: Sendable, Equatable {
        public let id: Int64
        public let queue: QueueName
        public let messageID: MessageID
        public let json: String?
        public let headers: String?
        public let readCount: Int
        public let attempts: Int
        public let category: String
        public let code: String
        public let error: String
        /// The causes of its earlier returns as JSON, oldest first.
        public let history: String?
        public let deadAt: Date
        public let redrivenAt: Date?
    }

    /// The newest dead letters that wait, newest first; with `everything`, redriven ones too.
    public func list(
        queue: QueueName? = nil, category: String? = nil, everything: Bool = false, limit: Int = 100
    ) async throws -> [Letter] {
        try await database.query(
            """
            select id, queue, msg_id, message::text as message, headers::text as headers, read_ct, attempts,
              category, code, error, history::text as history, dead_at, redriven_at
            from linernotes.dead_letters
            where ($1::text is null or queue = $1) and ($2::text is null or category = $2)
              and ($3 or redriven_at is null)
            order by id desc limit $4
            """, queue?.rawValue, category, everything, limit
        ).map(Letter.init(row:))
    }

    /// One dead letter; nil when there is none of that id.
    public func letter(_ id: Int64) async throws -> Letter? {
        try await database.query(
            """
            select id, queue, msg_id, message::text as message, headers::text as headers, read_ct, attempts,
              category, code, error, history::text as history, dead_at, redriven_at
            from linernotes.dead_letters where id = $1
            """, id
        ).first.map(Letter.init(row:))
    }

    /// Sends dead letters back to their queues, each once, however many ask at the same time.
    ///
    /// - Returns: The ids of those that this call sent back.
    public func redrive(_ ids: [Int64]) async throws -> [Int64] {
        try await database.query("select dead_letter_id from linernotes.redrive($1)", ids).map { try $0[0] }
    }

    /// Deletes dead letters for good, sent back or not; the maintenance log says who did.
    ///
    /// - Returns: The ids of those that this call deleted.
    public func discard(_ ids: [Int64]) async throws -> [Int64] {
        try await database.query("select linernotes.discard($1) as id", ids).map { try $0["id"] }
    }
}

extension DeadLetters.Letter {
    init(row: Row) throws {
        self.init(
            id: try row["id"], queue: QueueName(rawValue: try row["queue"]),
            messageID: MessageID(rawValue: try row["msg_id"]), json: try row["message"], headers: try row["headers"],
            readCount: try row["read_ct"], attempts: try row["attempts"], category: try row["category"],
            code: try row["code"], error: try row["error"], history: try row["history"], deadAt: try row["dead_at"],
            redrivenAt: try row["redriven_at"])
    }
}
