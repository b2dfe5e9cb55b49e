public import Messages
public import Postgres

public import struct FoundationEssentials.Date

/// The messages that were given up: to look at, and to send back once mended.
public struct DeadLetters: Sendable {
    let database: Database

    public init(_ database: Database) { self.database = database }

    /// One dead letter.
    public struct Letter: Sendable, Equatable, Encodable {
        /// The letter's own number, by which it is redriven and discarded.
        public let id: Int64
        /// The queue that it died in, and is sent back to.
        public let queue: QueueName
        /// Its id in that queue while it was a message.
        public let messageID: MessageID
        /// The message as it died, JSON as text; nil when NULL was sent. Where it was edited, the original. Of a large one the beginning, and how large it is:
        /// 4,096 characters in a list, 1 MiB of a single letter, which is as much as is ever handed out.
        public let message: String?
        /// Its headers as JSON; of large ones the beginning, 4,096 characters in a list, 64 KiB of a single letter. nil:
        /// none were sent.
        public let headers: String?
        /// Deliveries, those that ended in nothing included.
        public let readCount: Int
        /// Handlings that failed and counted.
        public let attempts: Int
        /// An `ErrorCategory` by its raw value, or one of a newer program.
        public let category: String
        /// Short and stable (`musicbrainz_404`).
        public let code: String
        /// One sentence: why it was given up. Holds no secret.
        public let error: String
        /// What is mended together has one fingerprint.
        public let fingerprint: String
        /// The causes of its earlier returns as JSON, oldest first.
        public let history: String?
        /// When it was given up, by the database's clock.
        public let deadAt: Date
        /// When it was sent back; nil: it waits.
        public let redrivenAt: Date?
        /// The id of the message that was sent in its place; nil: it waits.
        public let redrivenAs: MessageID?
        /// The role of the database that sent it back; nil: it waits, or was sent back before roles were noted.
        public let redrivenBy: String?
        /// When the message sent back becomes visible.
        public let redriveDueAt: Date?
        /// Whether it was sent back with another message than ``message``.
        public let isEdited: Bool
        /// Whether its message had been sent back before.
        public let cameBack: Bool
    }

    /// Which dead letters are meant: those that match all that is given.
    public struct Filter: Sendable, Equatable {
        /// Of this queue; nil: of any.
        public var queue: QueueName?
        /// Of this category, by its raw value; nil: of any.
        public var category: String?
        /// Of this fingerprint, exactly; nil: of any.
        public var fingerprint: String?

        public init(queue: QueueName? = nil, category: String? = nil, fingerprint: String? = nil) {
            self.queue = queue
            self.category = category
            self.fingerprint = fingerprint
        }

        /// Whether it names nothing, and so means every letter.
        public var isEmpty: Bool { queue == nil && category == nil && fingerprint == nil }
    }

    /// The newest dead letters, newest first.
    ///
    /// - Parameters:
    ///   - filter: Which are meant; one that names nothing means all.
    ///   - everything: Whether those that were sent back are listed too.
    ///   - upTo: Only ids up to this one: what died since does not count.
    ///   - limit: Most letters.
    /// - Throws: `DatabaseError`; `CancellationError`.
    public func list(
        _ filter: Filter = Filter(), everything: Bool = false, upTo: Int64 = .max, limit: Int = 100
    ) async throws -> [Letter] {
        try await database.query(
            """
            select id, queue, msg_id, linernotes.excerpt(message, 4096) as message,
              linernotes.excerpt(headers, 4096) as headers, read_ct, attempts, category, code,
              error, fingerprint, history::text as history, dead_at, redriven_at, redriven_as, redriven_by,
              redrive_due_at, is_edited, came_back
            from linernotes.dead_letters
            where ($1::text is null or queue = $1) and ($2::text is null or category = $2)
              and ($3::text is null or fingerprint = $3) and ($4 or redriven_as is null) and id <= $5
            order by id desc limit $6
            """, filter.queue?.rawValue, filter.category, filter.fingerprint, everything, upTo, limit
        ).map(Letter.init(row:))
    }

    /// How many match and wait (with `everything`, redriven ones too), and the newest id among them.
    public func count(_ filter: Filter, everything: Bool = false) async throws -> (count: Int, newest: Int64) {
        let rows = try await database.query(
            """
            select count(*) as count, coalesce(max(id), 0) as newest from linernotes.dead_letters
            where ($1::text is null or queue = $1) and ($2::text is null or category = $2)
              and ($3::text is null or fingerprint = $3) and ($4 or redriven_as is null)
            """, filter.queue?.rawValue, filter.category, filter.fingerprint, everything)
        return (try rows[0]["count"], try rows[0]["newest"])
    }

    /// One dead letter; nil when there is none of that id.
    public func letter(_ id: Int64) async throws -> Letter? {
        try await database.query(
            """
            select id, queue, msg_id, linernotes.excerpt(message, 1048576) as message,
              linernotes.excerpt(headers, 65536) as headers, read_ct, attempts, category, code,
              error, fingerprint, history::text as history, dead_at, redriven_at, redriven_as, redriven_by,
              redrive_due_at, is_edited, came_back
            from linernotes.dead_letters where id = $1
            """, id
        ).first.map(Letter.init(row:))
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
        let redrivenAs: Int64? = try row["redriven_as"]
        self.init(
            id: try row["id"], queue: QueueName(rawValue: try row["queue"]),
            messageID: MessageID(rawValue: try row["msg_id"]), message: try row["message"], headers: try row["headers"],
            readCount: try row["read_ct"], attempts: try row["attempts"], category: try row["category"],
            code: try row["code"], error: try row["error"], fingerprint: try row["fingerprint"],
            history: try row["history"], deadAt: try row["dead_at"], redrivenAt: try row["redriven_at"],
            redrivenAs: redrivenAs.map(MessageID.init(rawValue:)), redrivenBy: try row["redriven_by"],
            redriveDueAt: try row["redrive_due_at"], isEdited: try row["is_edited"], cameBack: try row["came_back"])
    }
}
