public import Messages
import Postgres

public import struct FoundationEssentials.Date

extension DeadLetters {
    /// Dead letters that are mended together.
    public struct CauseGroup: Sendable, Equatable {
        public let fingerprint: String
        public let queue: QueueName
        public let category: String
        public let code: String
        public let count: Int
        public let waiting: Int
        public let waitingLastDay: Int
        public let redriven: Int
        /// Those whose message had been sent back before.
        public let cameBack: Int
        public let firstSeen: Date
        public let lastSeen: Date
        public let sampleError: String
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
        ).map { row in
            CauseGroup(
                fingerprint: try row["fingerprint"], queue: QueueName(rawValue: try row["queue"]),
                category: try row["category"], code: try row["code"], count: try row["count"],
                waiting: try row["waiting"], waitingLastDay: try row["waiting_last_day"],
                redriven: try row["redriven"], cameBack: try row["came_back"], firstSeen: try row["first_seen"],
                lastSeen: try row["last_seen"], sampleError: try row["sample_error"], sampleID: try row["sample_id"],
                nextStep: try row["next_step"])
        }
    }
}
