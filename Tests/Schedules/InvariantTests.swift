import Testing

/// A check is trusted after it has caught what was planted for it.
@Suite("Invariants of the schedules", .serialized)
struct InvariantTests {
    /// Breaks a promise by hand, after message 1 was sent.
    struct Plant: Sendable, CustomTestStringConvertible {
        let invariant: String
        let sql: String

        var testDescription: String { invariant }
    }

    private static let letter = """
        insert into linernotes.dead_letters (
          queue, msg_id, message, headers, read_ct, attempts, deferrals, category, code, error, history, enqueued_at, dead_at)
        values ('jobs', 9, '{"fanout": 0}', '{}', 0, 0, 0, 'test', 'schedule', 'planned', '[]', now(), now());
        """
    private static let effect = "insert into ledger.effects (msg_id, read_ct, fanout) values"
    private static let read = "insert into ledger.reads (msg_id, read_ct, is_counted, was_due, at) values"

    static let plants = [
        Plant(
            invariant: "each message sent is in exactly one of queue, archive and dead letters",
            sql: "delete from pgmq.q_jobs"),
        Plant(
            invariant: "a send whose commit was answered stands, one rolled back does not",
            sql: "delete from pgmq.q_jobs; delete from ledger.sent"),
        Plant(
            invariant: "a message is archived and given up as it was sent",
            sql: "update ledger.sent set message = '{\"fanout\": 0, \"hop\": 7}'"),
        Plant(
            invariant: "a message is redriven as it was given up",
            sql: "\(letter) update ledger.sent set redrive_of = 1"),
        Plant(
            invariant: "everything visible gets drained", sql: "update pgmq.q_jobs set vt = 'infinity'"),
        Plant(
            invariant: "a dead letter is redriven at most once, and only a dead letter",
            sql: "update ledger.sent set redrive_of = 5"),
        Plant(invariant: "each archived message has its effect exactly once", sql: "\(effect) (1, 1, 0)"),
        Plant(
            invariant: "no effect without its archived message, and both carry the same read count",
            sql: "\(effect) (50, 1, 0)"),
        Plant(
            invariant: "follow-ups exist if and only if the effect committed, in the declared number",
            sql: "update ledger.sent set parent = 3"),
        Plant(
            invariant: "each delivery is settled at most once",
            sql: "insert into ledger.outcomes (msg_id, read_ct, outcome) values (1, 1, 'fail')"),
        Plant(
            invariant: "nobody settles or extends a message that was read again since",
            sql: "\(read) (2, 2, true, true, now()); \(effect) (2, 1, 0)"),
        Plant(
            invariant: "a message is read only when it is due, and each read is counted",
            sql: "\(read) (2, 2, true, false, now())"),
        Plant(
            invariant: "nobody reads a message before the time that was promised",
            sql: "insert into ledger.holds (msg_id, until) values (1, 'infinity')"),
        Plant(
            invariant: "read_ct equals the number of reads that committed", sql: "update pgmq.q_jobs set read_ct = 3"),
        Plant(
            invariant: "failures are attempts, deferrals burn none, and each has its line in the history",
            sql: "\(letter) update linernotes.dead_letters set attempts = 1"),
        Plant(
            invariant: "a dead letter says why", sql: "\(letter) update linernotes.dead_letters set error = ''"),
        Plant(
            invariant: "attempts are forgotten with their message",
            sql: "insert into linernotes.message_attempts (queue, msg_id, enqueued_at) values ('jobs', 7, now())"),
        Plant(
            invariant: "a run's progress adds up to what happened", sql: "delete from linernotes.run_progress"),
    ]

    @Test("find what is planted")
    func planted() async throws {
        #expect(Set(Self.plants.map(\.invariant)) == Set(Invariant.all.map(\.name)))
        try await Arena.with { arena in
            for plant in Self.plants {
                try await arena.reset()
                _ = try await arena.prepare([Outgoing(fanout: 1, hop: 0, delay: 0)])
                try await arena.run(script: plant.sql)
                let found = try await arena.judge(committed: [1], undone: []).map(\.invariant)
                #expect(found.contains(plant.invariant), "found instead: \(found)")
            }
        }
    }

    @Test("find nothing where nothing is wrong")
    func clean() async throws {
        try await Arena.with { arena in
            try await arena.reset()
            let sent = try await arena.prepare([Outgoing(fanout: 2, hop: 0, delay: 0)])
            let found = try await arena.judge(committed: sent.ids, undone: [99])
            #expect(found.isEmpty, "\(found)")
        }
    }
}
