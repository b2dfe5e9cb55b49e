import Postgres
import TestSupport
import Testing

@Suite("Fenced functions")
struct FenceTests {
    private static let cause = #"array['{"category": "network", "code": "timeout", "error": "gone"}']::jsonb[]"#

    /// Every function that settles a message or holds it longer, as called for message 1 with a read count.
    static let calls = [
        "linernotes.extend('jobs', array[1], array[$1]::int[], 60)",
        "linernotes.acknowledge('jobs', array[1], array[$1]::int[])",
        "linernotes.fail('jobs', array[1], array[$1]::int[], array[1000], \(cause))",
        "linernotes.defer('jobs', array[1], array[$1]::int[], array[1000], \(cause))",
        "linernotes.dead_letter('jobs', array[1], array[$1]::int[], \(cause))",
    ]

    /// Everything that those functions may change.
    private static let state = """
        select jsonb_build_array(
          (select jsonb_agg(to_jsonb(q) order by q.msg_id) from pgmq.q_jobs q),
          (select count(*) from pgmq.a_jobs),
          (select jsonb_agg(to_jsonb(a)) from linernotes.message_attempts a),
          (select count(*) from linernotes.dead_letters),
          (select count(*) from linernotes.run_progress))::text
        """

    private func withMessage(_ body: @Sendable (ScratchDatabase) async throws -> Void) async throws {
        try await ScratchDatabase.with { scratch in
            try await scratch.database.query("select linernotes.enter_queue('jobs')")
            try await scratch.database.query(
                "select pgmq.send('jobs', '{}', '{\"run\": \"7f1f6d2e-9f53-4f0a-8f0c-0a4b5d5d9b11\"}'::jsonb)")
            try await body(scratch)
        }
    }

    @Test("a stale read count changes nothing", arguments: calls)
    func stale(call: String) async throws {
        try await withMessage { scratch in
            try await scratch.database.query("select linernotes.read('jobs', 10, 0)")
            try await scratch.database.query("select linernotes.read('jobs', 10, 30)")
            let before: String = try await scratch.value(Self.state)
            #expect(try await scratch.values("select \(call)", 1, as: Int.self) == [])
            #expect(try await scratch.value(Self.state) == before)
            #expect(try await scratch.values("select \(call)", 2, as: Int.self) == [1])
            #expect(try await scratch.value(Self.state) != before)
        }
    }

    @Test("of several messages only those still held are settled")
    func mixed() async throws {
        try await withMessage { scratch in
            try await scratch.database.query("select linernotes.send_batch('jobs', array['2', '3']::jsonb[])")
            try await scratch.database.query("select linernotes.read('jobs', 10, 30)")
            let held: [Int] = try await scratch.values(
                "select linernotes.acknowledge('jobs', array[3, 9, 2, 1], array[1, 1, 2, 1])")
            #expect(held == [1, 3])
            #expect(try await scratch.values("select msg_id from pgmq.q_jobs", as: Int.self) == [2])
        }
    }

    @Test("failures count as attempts, deferrals do not, deliveries are neither")
    func attempts() async throws {
        try await withMessage { scratch in
            for (readCount, outcome) in ["fail", "defer", "fail"].enumerated() {
                try await scratch.database.query("select linernotes.read('jobs', 10, 0)")
                try await scratch.database.query(
                    "select linernotes.\(outcome)('jobs', array[1], array[$1]::int[], array[0], \(Self.cause))",
                    readCount + 1)
            }
            let row = try await scratch.database.query("select * from linernotes.read('jobs', 10, 30)")[0]
            #expect(try row["read_ct", as: Int.self] == 4)
            #expect(try row["attempts", as: Int.self] == 2)
            #expect(try row["deferrals", as: Int.self] == 1)
        }
    }

    @Test("giving a message back twice by one fence counts once", arguments: ["fail", "defer"])
    func givenBackTwice(outcome: String) async throws {
        try await withMessage { scratch in
            try await scratch.database.query("select linernotes.read('jobs', 10, 0)")
            let call = "select linernotes.\(outcome)('jobs', array[1], array[1], array[60000], \(Self.cause))"
            #expect(try await scratch.values(call, as: Int.self) == [1])
            let before: String = try await scratch.value(Self.state)
            #expect(try await scratch.values(call, as: Int.self) == [1])
            #expect(try await scratch.value(Self.state) == before)
        }
    }

    @Test("two who give a message back by one fence at the same moment count once")
    func givenBackTogether() async throws {
        try await withMessage { scratch in
            try await scratch.database.query("select linernotes.read('jobs', 10, 0)")
            let call = "select linernotes.fail('jobs', array[1], array[1], array[60000], \(Self.cause))"
            let second = try await scratch.database.transaction { first in
                try await first.query(call)
                let second = Task { try await scratch.values(call, as: Int.self) }
                let waits = """
                    select exists (
                      select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database())
                    """
                while try await !scratch.value(waits, as: Bool.self) { await Task.yield() }
                return second
            }
            #expect(try await second.value == [1])
            #expect(try await scratch.values("select attempts from linernotes.message_attempts", as: Int.self) == [1])
        }
    }

    @Test("the history keeps the last 20 causes")
    func history() async throws {
        try await withMessage { scratch in
            for readCount in 1...23 {
                try await scratch.database.query("select linernotes.read('jobs', 10, 0)")
                try await scratch.database.query(
                    "select linernotes.fail('jobs', array[1], array[$1]::int[], array[0], \(Self.cause))", readCount)
            }
            let readCounts: [Int] = try await scratch.values(
                """
                select (cause ->> 'read_ct')::int from linernotes.message_attempts, jsonb_array_elements(history) cause
                """)
            #expect(readCounts == Array(4...23))
        }
    }

    @Test("attempts do not outlive a queue that was dropped and made again")
    func recreatedQueue() async throws {
        try await withMessage { scratch in
            try await scratch.database.query("select linernotes.read('jobs', 1, 0)")
            try await scratch.database.query(
                "select linernotes.fail('jobs', array[1], array[1], array[0], \(Self.cause))")
            try await scratch.database.query("select linernotes.read('jobs', 1, 0)")
            try await scratch.database.query("select linernotes.dead_letter('jobs', array[1], array[2], \(Self.cause))")
            try await scratch.database.query("select pgmq.drop_queue('jobs')")
            try await scratch.database.query("select linernotes.enter_queue('jobs')")
            try await scratch.database.query("select pgmq.send('jobs', '{}')")
            let row = try await scratch.database.query("select * from linernotes.read('jobs', 1, 0)")[0]
            #expect(try row["msg_id", as: Int.self] == 1)
            #expect(try row["attempts", as: Int.self] == 0)
            #expect(
                try await scratch.values(
                    "select linernotes.dead_letter('jobs', array[1], array[1], \(Self.cause))", as: Int.self) == [1])
        }
    }

    @Test(
        "arrays that do not pair up are refused",
        arguments: [
            "linernotes.acknowledge('jobs', array[1, 2], array[1])",
            "linernotes.acknowledge('jobs', null, array[1])",
            "linernotes.acknowledge('jobs', array[1, 1], array[1, 2])",
            "linernotes.fail('jobs', array[1], array[1], array[]::bigint[], \(cause))",
            "linernotes.fail('jobs', array[1], array[1], array[-1], \(cause))",
            "linernotes.defer('jobs', array[1], array[1], array[0], array['3']::jsonb[])",
            "linernotes.read('jobs', 0, 30)",
            "linernotes.read('jobs', 1, -1)",
            "linernotes.send_batch('jobs', array[null]::jsonb[])",
            "linernotes.send_batch('jobs', array['1']::jsonb[], array[]::jsonb[])",
        ])
    func refused(call: String) async throws {
        try await withMessage { scratch in
            let refusal = try await scratch.refusal("select \(call)")
            #expect(refusal == "LN002")
        }
    }

    @Test("a message being taken by somebody else is skipped and not waited for")
    func skipLocked() async throws {
        try await withMessage { scratch in
            try await scratch.database.query("select linernotes.send_batch('jobs', array['2']::jsonb[])")
            try await scratch.database.transaction { reader in
                let first = try await reader.query("select msg_id from linernotes.read('jobs', 1, 30)")
                #expect(try first[0][0, as: Int.self] == 1)
                #expect(
                    try await scratch.values("select msg_id from linernotes.read('jobs', 10, 30)", as: Int.self) == [2])
            }
        }
    }

    @Test("a message comes back when its visibility timeout is over")
    func comesBack() async throws {
        try await withMessage { scratch in
            try await TestClock.install(in: scratch.database)
            try await scratch.database.query("select linernotes.read('jobs', 1, 3600)")
            try await scratch.database.transaction { later in
                try await later.query("select set_config('test.now', (now() + '2 h')::text, true)")
                #expect(try await later.query("select linernotes.read('jobs', 1, 30)").count == 1)
            }
        }
    }
}
