public import Messages
import Postgres

public import struct FoundationEssentials.Date

extension DeadLetters {
    /// Dead letters that are mended together.
    public struct CauseGroup: Sendable, Equatable, Encodable {
        /// What all letters of the group have in common; ``Filter`` finds them by it.
        public let fingerprint: String
        /// The queue that they died in.
        public let queue: QueueName
        /// An `ErrorCategory` by its raw value, or one of a newer program.
        public let category: String
        /// Short and stable (`musicbrainz_404`).
        public let code: String
        /// All that are kept, redriven ones included.
        public let count: Int
        /// Those that were not sent back yet.
        public let waiting: Int
        /// Those among them that died within the last 24 hours; they count ten times in the order.
        public let waitingLastDay: Int
        /// Those that were sent back.
        public let redriven: Int
        /// Those whose message had been sent back before.
        public let cameBack: Int
        /// When the first of them died, by the database's clock.
        public let firstSeen: Date
        /// When the last of them died.
        public let lastSeen: Date
        /// The sentence of the letter ``sampleID``.
        public let sampleError: String
        /// The newest letter that waits; where none does, the newest of all.
        public let sampleID: Int64
        /// What to do, with the command.
        public let nextStep: String
    }

    /// Causes, the next to mend first.
    public func analysis(limit: Int = 100) async throws -> [CauseGroup] {
        try await database.query(
            """
            select fingerprint, queue, category, code, count, waiting, waiting_last_day, redriven, came_back, first_seen,
              last_seen, sample_error, sample_id, next_step
            from linernotes.dead_letter_analysis limit $1
            """, limit
        ).map(CauseGroup.init(row:))
    }

    /// One cause; nil where no letter has that fingerprint.
    public func analysis(of fingerprint: String) async throws -> CauseGroup? {
        try await database.query(
            """
            select fingerprint, queue, category, code, count, waiting, waiting_last_day, redriven, came_back, first_seen,
              last_seen, sample_error, sample_id, next_step
            from linernotes.dead_letter_analysis where fingerprint = $1
            """, fingerprint
        ).first.map(CauseGroup.init(row:))
    }
}

extension DeadLetters.CauseGroup {
    fileprivate init(row: Row) throws {
        self.init(
            fingerprint: try row["fingerprint"], queue: QueueName(rawValue: try row["queue"]),
            category: try row["category"], code: try row["code"], count: try row["count"], waiting: try row["waiting"],
            waitingLastDay: try row["waiting_last_day"], redriven: try row["redriven"],
            cameBack: try row["came_back"], firstSeen: try row["first_seen"], lastSeen: try row["last_seen"],
            sampleError: try row["sample_error"], sampleID: try row["sample_id"], nextStep: try row["next_step"])
    }
}
