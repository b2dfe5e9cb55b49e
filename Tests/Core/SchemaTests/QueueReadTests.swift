import Postgres
import TestSupport
import Testing

@Suite("Reading a queue")
struct QueueReadTests {
    private static let big = "a0000000-0000-4000-8000-000000000001"
    private static let small = "b0000000-0000-4000-8000-000000000001"

    private func withQueue(_ body: @Sendable (ScratchDatabase) async throws -> Void) async throws {
        try await ScratchDatabase.with { scratch in
            try await scratch.database.query("select linernotes.enter_queue('jobs')")
            try await body(scratch)
        }
    }

    private func send(_ count: Int, run: String?, to scratch: ScratchDatabase) async throws {
        try await scratch.database.query(
            """
            select count(*) from pgmq.send_batch('jobs', array_fill('{}'::jsonb, array[$1::int]),
              array_fill(jsonb_strip_nulls(jsonb_build_object('run', $2::text)), array[$1::int]))
            """, count, run)
    }

    /// How many reads of this size it takes until the small run is done; nil: more than granted.
    private func readsUntilDone(_ count: Int, limit: Int, granted: Int, _ scratch: ScratchDatabase) async throws -> Int?
    {
        var left = count
        for read in 1...granted {
            let found: Int = try await scratch.value(
                "select count(*) from linernotes.read('jobs', $1, 600) where headers ->> 'run' is distinct from $2",
                limit,
                Self.big)
            left -= found
            if left == 0 { return read }
        }
        return nil
    }

    @Test("a run of 20,000 does not starve one of ten that came later", arguments: [50, 4, 1])
    func fair(limit: Int) async throws {
        try await withQueue { scratch in
            try await send(20_000, run: Self.big, to: scratch)
            try await send(10, run: Self.small, to: scratch)
            // Half of the places are theirs; at one place a batch by lot, and 120 tosses miss ten heads never.
            let granted = limit == 1 ? 120 : (10 / (limit / 2) + 1)
            #expect(try await readsUntilDone(10, limit: limit, granted: granted, scratch) != nil)
        }
    }

    @Test("a run of ten has its turn before older messages without a run")
    func withoutRun() async throws {
        try await withQueue { scratch in
            try await send(5_000, run: nil, to: scratch)
            try await send(10, run: Self.small, to: scratch)
            let found: Int = try await scratch.value(
                "select count(*) from linernotes.read('jobs', 50, 600) where headers ->> 'run' = $1", Self.small)
            #expect(found == 10)
        }
    }

    @Test("a batch that is shared holds no message twice, and is full")
    func shared() async throws {
        try await withQueue { scratch in
            try await send(500, run: Self.big, to: scratch)
            try await send(500, run: Self.small, to: scratch)
            for _ in 0..<5 {
                let ids: [Int] = try await scratch.values("select msg_id from linernotes.read('jobs', 60, 600)")
                #expect(ids.count == 60 && Set(ids).count == 60)
                #expect(ids == ids.sorted())
            }
            let delivered: Int = try await scratch.value("select count(*) from pgmq.q_jobs where read_ct = 1")
            #expect(delivered == 300)
        }
    }

    @Test("a run that is done is taken from the list of those that wait")
    func forgotten() async throws {
        try await withQueue { scratch in
            try await send(100, run: Self.big, to: scratch)
            try await scratch.database.query(
                "insert into linernotes.queue_groups select 'jobs', 7, now() - interval '1 minute'")
            try await scratch.database.query("select linernotes.read('jobs', 10, 30)")
            #expect(try await scratch.value("select count(*) from linernotes.queue_groups", as: Int.self) == 1)
        }
    }

    @Test("costs a handful of pages behind 20,000 delayed messages")
    func delayed() async throws {
        let call = "linernotes.read('jobs', 10, 30)"
        try await withQueue { scratch in
            let pages: @Sendable () async throws -> Int = {
                try await scratch.database.withConnection { connection in
                    for _ in 0..<3 { try await connection.query("select * from \(call)") }
                    let plan = try await connection.query("explain (analyze, buffers, costs off) select * from \(call)")
                    let line = try plan.map { try $0[0, as: String.self] }.first { $0.contains("shared hit=") }
                    let digits = try #require(line?.split(separator: "hit=").last).prefix { $0.isNumber }
                    return Int(digits) ?? 0
                }
            }
            let empty = try await pages()
            try await scratch.database.query(
                "select count(*) from pgmq.send_batch('jobs', array_fill('{}'::jsonb, array[20000]), 3600)")
            try await scratch.database.execute("analyze pgmq.q_jobs")
            #expect(try await pages() <= empty + 2)
        }
    }

    @Test("a message that comes to lie below the floor is found by the next sweep")
    func floor() async throws {
        try await withQueue { scratch in
            try await TestClock.install(in: scratch.database)
            // As after slow reads: a floor, and a sweep that is due in ten seconds.
            try await scratch.database.execute("update linernotes.queues set has_floor = true")
            try await scratch.database.query(
                """
                select setval('linernotes."floor@jobs"', linernotes.to_microseconds(now() - interval '2 s')),
                  setval('linernotes."sweep@jobs"', linernotes.to_microseconds(now() + interval '10 s'))
                """)
            try await scratch.database.query(
                "insert into pgmq.q_jobs (vt, message) values (now() - interval '1 hour', '{}')")
            #expect(try await scratch.database.query("select linernotes.read('jobs', 1, 30)").isEmpty)
            let later = try await scratch.database.transaction { transaction in
                try await transaction.query(
                    "select set_config('test.now', (now() + interval '11 s')::text, true)")
                return try await transaction.query("select msg_id from linernotes.read('jobs', 1, 30)").count
            }
            #expect(later == 1)
        }
    }

    @Test("a cheap sweep takes the floor away, a dear read sets one, and a read above it moves it")
    func costs() async throws {
        try await withQueue { scratch in
            let note = """
                select linernotes.note_cost('jobs', $1::timestamptz, $2::interval, '2026-01-01 00:00:10Z', '2026-01-01 00:00:10Z')
                """
            let floor = """
                select format('%s %s %s', has_floor,
                  linernotes.to_microseconds('2026-01-01 00:00:10Z') - (select last_value from linernotes."floor@jobs"),
                  (select last_value from linernotes."sweep@jobs") - linernotes.to_microseconds('2026-01-01 00:00:10Z'))
                from linernotes.queues where queue = 'jobs'
                """
            try await scratch.database.query(note, "-infinity", "5 ms")
            #expect(try await scratch.value(floor, as: String.self) == "t 2000000 2000000")
            try await scratch.database.query(note, "-infinity", "5 s")
            #expect(try await scratch.value(floor, as: String.self) == "t 2000000 60000000")
            try await scratch.database.execute(#"alter sequence linernotes."floor@jobs" restart"#)
            try await scratch.database.query(note, "2026-01-01 00:00:08Z", "1 ms")
            #expect(try await scratch.value(floor, as: String.self).hasSuffix(" 60000000"))
            #expect(!(try await scratch.value(floor, as: String.self).hasPrefix("t 2000000 ")))
            try await scratch.database.query(note, "2026-01-01 00:00:05Z", "1 ms")
            #expect(try await scratch.value(floor, as: String.self) == "t 2000000 60000000")
            try await scratch.database.query(note, "-infinity", "0.5 ms")
            #expect(try await scratch.value(floor, as: String.self).hasPrefix("f "))
        }
    }

    @Test("a clock that was put back hides nothing")
    func clockPutBack() async throws {
        try await withQueue { scratch in
            try await scratch.database.execute("update linernotes.queues set has_floor = true")
            try await scratch.database.query(
                """
                select setval('linernotes."floor@jobs"', linernotes.to_microseconds(now() + interval '1 hour')),
                  setval('linernotes."sweep@jobs"', linernotes.to_microseconds(now() + interval '1 hour'))
                """)
            try await send(1, run: nil, to: scratch)
            #expect(try await scratch.database.query("select linernotes.read('jobs', 1, 30)").count == 1)
        }
    }

    @Test("acknowledges and reads next in one statement, and archives only what is still held")
    func acknowledgeAndRead() async throws {
        try await withQueue { scratch in
            try await send(3, run: nil, to: scratch)
            try await scratch.database.query("select linernotes.read('jobs', 2, 30)")
            let rows = try await scratch.database.query(
                """
                select is_next, msg_id, read_ct
                from linernotes.acknowledge_and_read('jobs', array[1, 2], array[1, 7], 10, 30)
                """)
            #expect(try rows.map { try $0["is_next", as: Bool.self] } == [false, true])
            #expect(try rows.map { try $0["msg_id", as: Int.self] } == [1, 3])
            #expect(try await scratch.values("select msg_id from pgmq.a_jobs", as: Int.self) == [1])
        }
    }

    @Test("a queue that was dropped and made again is prepared anew")
    func recreated() async throws {
        try await withQueue { scratch in
            try await scratch.database.query("select pgmq.drop_queue('jobs')")
            #expect(try await scratch.refusal("select linernotes.read('jobs', 1, 30)") == "LN001")
            try await scratch.database.query("select linernotes.enter_queue('jobs')")
            try await send(1, run: Self.big, to: scratch)
            #expect(try await scratch.database.query("select linernotes.read('jobs', 1, 30)").count == 1)
            let indexed: Bool = try await scratch.value("select to_regclass('pgmq.q_jobs_run_idx') is not null")
            #expect(indexed)
        }
    }

    @Test("maintenance takes away what was made for a queue that is gone, and nothing else")
    func goneQueue() async throws {
        try await withQueue { scratch in
            let made = """
                select (select count(*) from pg_proc where proname like '%@jobs')
                  + (select count(*) from pg_class where relname like '%@jobs')
                  + (select count(*) from linernotes.queues where queue = 'jobs')
                """
            #expect(try await scratch.value(made, as: Int.self) == 9)
            try await scratch.database.query("select linernotes.forget_orphans()")
            #expect(try await scratch.value(made, as: Int.self) == 9)
            try await scratch.database.query("select pgmq.drop_queue('jobs')")
            try await scratch.database.query("select linernotes.forget_orphans()")
            #expect(try await scratch.value(made, as: Int.self) == 0)
            #expect(try await scratch.value("select count(*) from linernotes.queues", as: Int.self) == 6)
        }
    }
}
