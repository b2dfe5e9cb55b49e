import Postgres
import Testing

/// What a read does not hand out, and what it does all the same.
@Suite("What a read sets aside")
struct SetAsideTests {
    private func withQueue(_ body: @Sendable (ScratchDatabase) async throws -> Void) async throws {
        try await ScratchDatabase.with { scratch in
            try await scratch.database.query("select linernotes.enter_queue('jobs')")
            try await scratch.database.query("select linernotes.adopt_queue('jobs')")
            try await scratch.database.run(script: "alter table pgmq.q_jobs alter column vt set default now()")
            try await body(scratch)
        }
    }

    private func read(_ scratch: ScratchDatabase, limit: Int = 10) async throws -> [Int] {
        try await scratch.values("select msg_id from linernotes.read('jobs', $1, 30)", limit)
    }

    private func letters(_ scratch: ScratchDatabase) async throws -> [String] {
        try await scratch.values("select msg_id || ' ' || code from linernotes.dead_letters order by msg_id")
    }

    @Test("a message or headers over the bound, whole, with a row of worker_issues; a good one behind them is read")
    func large() async throws {
        try await withQueue { scratch in
            try await scratch.database.run(
                script: """
                    insert into pgmq.q_jobs (message) select jsonb_build_object('text', repeat('x', 1048577));
                    insert into pgmq.q_jobs (message) select jsonb_build_object('text', repeat(' ', 20000000));
                    insert into pgmq.q_jobs (message) select jsonb_agg(1e100000) from generate_series(1, 20);
                    insert into pgmq.q_jobs (message, headers) select '{}', jsonb_build_object('x', repeat('x', 65536));
                    insert into pgmq.q_jobs (message) values ('{"good": true}');
                    """)
            #expect(try await read(scratch, limit: 2) == [5])
            let large = ["1 message_too_large", "2 message_too_large", "3 message_too_large", "4 headers_too_large"]
            #expect(try await letters(scratch) == large)
            let issues: [String] = try await scratch.values(
                "select msg_id || ' ' || code from linernotes.worker_issues where disposition = 'terminal' order by msg_id"
            )
            #expect(issues == large)
            let kept: Int = try await scratch.value(
                "select length(message ->> 'text') from linernotes.dead_letters where msg_id = 2")
            #expect(kept == 20_000_000)
            let shown: [Int] = try await scratch.values(
                "select length(linernotes.excerpt(message, 100)) from linernotes.dead_letters")
            #expect(shown.allSatisfy { $0 < 200 })
        }
    }

    @Test("a message whose text the server can't make")
    func textless() async throws {
        try await withQueue { scratch in
            try await scratch.database.run(
                script: """
                    insert into pgmq.q_jobs (message) select jsonb_agg(1e131071) from generate_series(1, 8300);
                    insert into pgmq.q_jobs (message) values ('{}');
                    """)
            #expect(try await read(scratch) == [2])
            #expect(try await letters(scratch) == ["1 message_unreadable"])
            #expect(
                try await scratch.value("select linernotes.excerpt(message, 9) from linernotes.dead_letters")
                    == "… (it can't be shown: 54000)")
        }
    }

    @Test("a batch holds 8 MiB; what is over that stays due, and rows come by id")
    func batch() async throws {
        try await withQueue { scratch in
            try await scratch.database.run(
                script: """
                    insert into pgmq.q_jobs (vt, message)
                    select now() - g * interval '1 s', jsonb_build_object('text', repeat(g::text, 1000000))
                    from generate_series(1, 9) g;
                    insert into pgmq.q_jobs (message) select jsonb_build_object('text', repeat('x', 3000));
                    """)
            #expect(try await read(scratch) == [2, 3, 4, 5, 6, 7, 8, 9, 10])
            #expect(try await read(scratch) == [1])
            #expect(try await letters(scratch) == [])
        }
    }

    @Test("large messages among those of several runs are set aside, too")
    func shared() async throws {
        try await withQueue { scratch in
            try await scratch.database.run(
                script: """
                    insert into pgmq.q_jobs (vt, message, headers)
                    select now() - interval '1 s', jsonb_build_object('text', repeat('x', 1048577)),
                      jsonb_build_object('run', 'a0000000-0000-4000-8000-00000000000' || g % 2)
                    from generate_series(1, 6) g;
                    insert into pgmq.q_jobs (message, headers)
                    select '{}', '{"run": "b0000000-0000-4000-8000-000000000000"}' from generate_series(1, 4);
                    """)
            var read: [Int] = []
            for _ in 1...3 { read += try await self.read(scratch, limit: 4) }
            #expect(read.sorted() == [7, 8, 9, 10])
            #expect(try await letters(scratch).count == 6)
        }
    }

    @Test("a message that its workers died of, once they are proved to have")
    func poison() async throws {
        try await withQueue { scratch in
            try await scratch.database.run(script: "insert into pgmq.q_jobs (message) values ('{}'), ('{}')")
            for delivery in 1...5 {
                try await scratch.database.execute("update pgmq.q_jobs set vt = now()")
                #expect(try await read(scratch) == [1, 2])
                // The second is never reached.
                guard delivery > 1 else { continue }
                let begun: [Int] = try await scratch.values(
                    "select linernotes.begin_handling('jobs', array[1], array[$1::int], 4)", delivery)
                #expect(begun == [1])
            }
            try await scratch.database.execute("update pgmq.q_jobs set vt = now()")
            #expect(try await read(scratch) == [2])
            #expect(try await letters(scratch) == ["1 deliveries_exhausted"])
            let error: String = try await scratch.value("select error from linernotes.dead_letters")
            #expect(error.hasPrefix("5 deliveries ended in nothing: the message kills its worker"))
            #expect(try await scratch.value("select count(*) from linernotes.begun_handlings") == 0)
        }
    }

    @Test("nothing is proved by a handling that ended, was settled, or that the server cut off itself")
    func noProof() async throws {
        try await withQueue { scratch in
            try await scratch.database.run(
                script: "insert into pgmq.q_jobs (message, read_ct) values ('{}', 1), ('{}', 1), ('{}', 1)")
            let cause = #"array['{"category": "test", "code": "x", "error": "y"}'::jsonb]"#
            for delivery in 2...5 {
                try await scratch.database.execute("update pgmq.q_jobs set vt = now()")
                #expect(try await read(scratch) == [1, 2, 3])
                try await scratch.database.query(
                    "select linernotes.begin_handling('jobs', array[1, 2, 3], array_fill($1::int, array[3]), 1)",
                    delivery)
                try await scratch.database.query(
                    "select linernotes.end_handling('jobs', array[1], array[$1::int])", delivery)
                try await scratch.database.query(
                    "select linernotes.defer('jobs', array[2], array[$1::int], array[0], \(cause))", delivery)
                try await scratch.database.execute(
                    "update linernotes.begun_handlings set server_started_at = server_started_at - interval '1 day'")
            }
            #expect(
                try await scratch.values("select distinct msg_id from linernotes.begun_handlings", as: Int.self) == [3])
            try await scratch.database.query("select linernotes.acknowledge('jobs', array[3], array[5])")
            #expect(try await scratch.value("select count(*) from linernotes.begun_handlings") == 0)
        }
    }

    @Test("a read count at its end: the message is given up, and others are read", arguments: ["linernotes", "pgmq"])
    func readCount(schema: String) async throws {
        try await withQueue { scratch in
            try await scratch.database.run(
                script: "insert into pgmq.q_jobs (message, read_ct) values ('{}', 2147483647), ('{}', 0)")
            guard schema == "linernotes" else {
                #expect(try await scratch.values("select msg_id from pgmq.read('jobs', 30, 10)") == [1, 2])
                return
            }
            #expect(try await read(scratch) == [2])
            #expect(try await letters(scratch) == ["1 read_count_exhausted"])
            #expect(
                try await scratch.value(
                    "select count(*) from linernotes.worker_issues where code = 'read_count_exhausted'") == 1)
        }
    }

    @Test("counts of attempts, deferrals, runs and batches go as far as they go, and stop nothing")
    func counters() async throws {
        try await withQueue { scratch in
            try await scratch.database.run(
                script: """
                    insert into pgmq.q_jobs (message, read_ct) values ('{}', 1), ('{}', 1);
                    insert into linernotes.message_attempts (queue, msg_id, enqueued_at, attempts, deferrals)
                    select 'jobs', msg_id, enqueued_at, 2147483647, 2147483647 from pgmq.q_jobs;
                    """)
            let cause = #"array['{"category": "test", "code": "x", "error": "y", "counts_attempt": true}'::jsonb]"#
            #expect(
                try await scratch.refusal("select linernotes.fail('jobs', array[1], array[1], array[0], \(cause))")
                    == nil)
            try await scratch.database.execute("update pgmq.q_jobs set read_ct = 2 where msg_id = 1")
            #expect(
                try await scratch.refusal("select linernotes.defer('jobs', array[1], array[2], array[0], \(cause))")
                    == nil)
            #expect(
                try await scratch.refusal("select linernotes.dead_letter('jobs', array[2], array[1], \(cause))") == nil)
            let run = "a0000000-0000-4000-8000-000000000001"
            try await scratch.database.run(
                script: """
                    insert into linernotes.runs (id, artist_query) values ('\(run)', '{}');
                    insert into linernotes.run_progress (run_id, queue, sent, at)
                    values ('\(run)', 'jobs', 2147483647, now()), ('\(run)', 'jobs', 9223372036854775807, now());
                    """)
            try await scratch.database.query("select linernotes.compact_run_progress()")
            #expect(try await scratch.value("select sent from linernotes.run_status") == Int.max)
            #expect(
                try await scratch.refusal(
                    """
                    select linernotes.record_batch('{"queue": "jobs", "worker": "w", "requests": 99999999999,
                      "requests_by_run": {"\(run)": 99999999999}}', null)
                    """) == nil)
        }
    }

    @Test("times that no clock sets are read like any other")
    func times() async throws {
        try await withQueue { scratch in
            try await scratch.database.run(
                script: """
                    insert into pgmq.q_jobs (vt, enqueued_at, message) values ('-infinity', '-infinity', '{}'),
                      ('0044-03-15 BC', '0044-03-15 BC', '{}'), (now(), '294276-01-01', '{}'), (now(), 'infinity', '{}');
                    """)
            #expect(try await read(scratch) == [1, 2, 3, 4])
        }
    }
}
