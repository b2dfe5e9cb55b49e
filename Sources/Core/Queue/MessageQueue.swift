import FoundationEssentials
public import Messages
public import Postgres
import Surroundings

/// The queues of one database: sending, reading and extending. Settling happens inside a transaction, see
/// `Transaction.acknowledge` and its siblings.
public struct MessageQueue: Sendable {
    let database: Database

    public init(_ database: Database) { self.database = database }

    /// Reads visible messages and hides them from other readers.
    ///
    /// A message whose worker dies becomes visible by itself when the time has passed. What can't be handed out becomes a
    /// dead letter in the server: more than 1 MiB, or a message that took its workers along. A batch has 8 MiB at most.
    ///
    /// - Parameters:
    ///   - queue: Workers reach those alone that were entered for the fleet.
    ///   - limit: Most messages to read, 1…1,000.
    ///   - visibilityTimeout: How long they stay hidden. Whole seconds; fractions round up.
    /// - Returns: Messages sorted by id; empty when none is visible.
    /// - Throws: `DatabaseError`; SQLSTATE `LN001` when the queue is missing.
    /// - SeeAlso: `sql/core/functions/reading/read.sql`
    public func read(_ queue: QueueName, limit: Int, visibilityTimeout: Duration) async throws -> [Message] {
        let reading = try await beginRead(queue, limit: limit, visibilityTimeout: visibilityTimeout)
        try await reading.committed()
        return reading.messages
    }

    /// Reads as ``read(_:limit:visibilityTimeout:)`` does, and hands the messages over while the commit that hides them is
    /// still being written: work on them may begin, but nothing of it may be settled before ``Reading/committed()``.
    ///
    /// - Throws: As ``read(_:limit:visibilityTimeout:)``.
    public func beginRead(_ queue: QueueName, limit: Int, visibilityTimeout: Duration) async throws -> Reading {
        let read = Statement.read(queue, limit: limit, visibilityTimeout: visibilityTimeout)
        do {
            return try Reading(try await database.early(read))
        } catch let error as DatabaseError where [.undefinedFunction, .undefinedTable].contains(error.sqlState) {
            // Nobody has used this queue with our functions yet, for a plain pgmq.create made it; or it is gone.
            try await database.query("select linernotes.adopt_queue($1)", queue.rawValue)
            return try Reading(try await database.early(read))
        }
    }

    /// Hides messages longer, for those that are still ours.
    ///
    /// - Returns: The messages whose fence held; the others were read again by somebody else.
    public func extend(
        _ queue: QueueName, _ fences: [Fence], visibilityTimeout: Duration
    ) async throws -> Set<MessageID> {
        let rows = try await database.query(
            "select * from linernotes.extend($1, $2, $3, $4)", queue.rawValue, fences.ids, fences.readCounts,
            visibilityTimeout.secondsRoundedUp)
        return try messageIDs(rows)
    }
}

/// Messages handed over while the commit that hides them is still being written.
public struct Reading: Sendable {
    /// May be handled already; their outcomes are worth nothing before ``committed()`` has returned.
    public let messages: [Message]
    private let rows: EarlyRows

    fileprivate init(_ rows: EarlyRows) throws {
        messages = try rows.rows.map(Message.init(row:))
        self.rows = rows
    }

    /// Returns once the messages are ours.
    ///
    /// - Throws: `DatabaseError`: they are not, or perhaps not, and come back by themselves.
    public func committed() async throws { try await rows.committed() }
}

extension Statement {
    /// The statement behind ``MessageQueue/read(_:limit:visibilityTimeout:)``; ``Message/init(row:)`` takes its rows.
    public static func read(_ queue: QueueName, limit: Int, visibilityTimeout: Duration) -> Statement {
        precondition((1...1_000).contains(limit), "a read takes 1 to 1,000 messages")
        return Statement(
            """
            select msg_id, read_ct, enqueued_at, message, headers, attempts, deferrals
            from \(queue.compiled("read"))($1::integer, $2::integer)
            """, limit, visibilityTimeout.secondsRoundedUp
        ).prepared
    }
}

extension QueueName {
    /// The name of a function of linernotes as it is compiled for this queue; see
    /// `sql/core/functions/compile/compile_queue.sql`.
    func compiled(_ function: String) -> String {
        "linernotes.\"\(function)@\(rawValue.lowercased().replacing("\"", with: "\"\""))\""
    }
}

extension Message {
    /// - Throws: `DatabaseError` when not even the fence can be read. For anything else see ``unreadable``: one row must
    ///   not cost its batch.
    public init(row: Row) throws {
        let fence = Fence(id: MessageID(rawValue: try row["msg_id"]), readCount: try row["read_ct"])
        do {
            let headers: String? = try row["headers"]
            self.init(
                fence: fence, enqueuedAt: try row["enqueued_at"], json: try row["message"],
                headers: MessageHeaders(json: headers), attempts: try row["attempts"], deferrals: try row["deferrals"])
        } catch let error as DatabaseError {
            self.init(fence: fence, enqueuedAt: .distantPast, json: nil, unreadable: error.message)
        }
    }
}

extension Array where Element == Fence {
    var ids: [Int64] { map(\.id.rawValue) }
    var readCounts: [Int] { map(\.readCount) }
}

func messageIDs(_ rows: [Row]) throws -> Set<MessageID> {
    Set(try rows.map { MessageID(rawValue: try $0[0]) })
}
