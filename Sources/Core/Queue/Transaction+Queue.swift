public import Messages
public import Postgres
import Surroundings

// Settling, each for a whole batch in one round trip. All are fenced: what was read again by somebody
// else stays as it is, and its id is not among those returned.

extension Transaction {
    /// Archives messages that are still ours. Comes first in its transaction: only for the ids returned
    /// may effects and follow-ups be written.
    public func acknowledge(_ queue: QueueName, _ fences: [Fence]) async throws -> Set<MessageID> {
        guard !fences.isEmpty else { return [] }
        let acknowledge = Statement(
            "select * from \(queue.compiled("acknowledge"))($1::bigint[], $2::integer[])", fences.ids, fences.readCounts
        )
        return try messageIDs(try await pipeline([acknowledge.prepared])[0])
    }

    /// Gives messages back after a failed attempt, each after its delay.
    public func fail(_ queue: QueueName, _ returns: [Return]) async throws -> Set<MessageID> {
        try await giveBack("select * from linernotes.fail($1, $2, $3, $4, $5::jsonb[])", queue, returns)
    }

    /// Gives messages back that did not fail: they cost no attempt.
    public func `defer`(_ queue: QueueName, _ returns: [Return]) async throws -> Set<MessageID> {
        try await giveBack("select * from linernotes.defer($1, $2, $3, $4, $5::jsonb[])", queue, returns)
    }

    /// Moves messages to the dead letters, each with its cause.
    public func deadLetter(_ queue: QueueName, _ letters: [(fence: Fence, cause: Cause)]) async throws -> Set<MessageID>
    {
        guard !letters.isEmpty else { return [] }
        let fences = letters.map(\.fence)
        return try messageIDs(
            await query(
                "select * from linernotes.dead_letter($1, $2, $3, $4::jsonb[])", queue.rawValue, fences.ids,
                fences.readCounts, letters.map { JSONText($0.cause.json) }))
    }

    /// Sends follow-ups in steps of some 1,000, queue by queue. Of those with a key, none that was sent before.
    ///
    /// Keys are claimed with the transaction: rolled back, it leaves them free.
    public func send(_ followUps: [FollowUp]) async throws {
        for queue in QueueName.inOrder(followUps.map(\.queue)) {
            let ours = followUps.filter { $0.queue == queue }
            for step in Steps(ours, weighing: { 1 + $0.json.utf8.count / 1_024 }) {
                try await query(
                    "select count(*) from linernotes.send_batch($1, $2::jsonb[], $3::jsonb[], p_keys => $4)",
                    queue.rawValue,
                    step.map { JSONText($0.json) }, step.map { JSONText($0.headers.json) },
                    step.contains { $0.key != nil } ? step.map(\.key) : nil)
            }
        }
    }

    private func giveBack(_ sql: String, _ queue: QueueName, _ returns: [Return]) async throws -> Set<MessageID> {
        guard !returns.isEmpty else { return [] }
        let fences = returns.map(\.fence)
        return try messageIDs(
            await query(
                sql, queue.rawValue, fences.ids, fences.readCounts, returns.map { Int64($0.delay.milliseconds) },
                returns.map { JSONText($0.cause.json) }))
    }
}

/// A message that goes back into its queue.
public struct Return: Sendable, Equatable {
    /// Names the delivery that gives it back; another's message stays as it is.
    public let fence: Fence
    /// Until it becomes visible, from now on; zero: at once.
    public let delay: Duration
    /// Why it goes back; its history keeps the last 20.
    public let cause: Cause

    public init(fence: Fence, delay: Duration, cause: Cause) {
        self.fence = fence
        self.delay = delay
        self.cause = cause
    }
}

extension QueueName {
    /// Each once, in one order, so that two transactions that send to the same queues agree.
    static func inOrder(_ names: [QueueName]) -> [QueueName] {
        Set(names).sorted { $0.rawValue < $1.rawValue }
    }
}
