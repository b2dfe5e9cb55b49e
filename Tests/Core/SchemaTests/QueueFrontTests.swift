import Postgres
import TestSupport
import Testing

/// Where a session that reads again soon goes on, and what it must not miss by that.
@Suite("The front of a session that reads")
struct QueueFrontTests {
    /// A queue with `count` messages, each due a second after the one before, from 2026-01-01 on.
    private func withQueue(
        _ name: String = "jobs", count: Int,
        _ body: @Sendable (ScratchDatabase, Connection) async throws -> Void
    ) async throws {
        try await ScratchDatabase.with { scratch in
            try await TestClock.install(in: scratch.database)
            try await prepare(name, count: count, in: scratch)
            try await scratch.database.withConnection { try await body(scratch, $0) }
        }
    }

    private func prepare(_ name: String, count: Int, in scratch: ScratchDatabase) async throws {
        try await scratch.database.query("select linernotes.enter_queue($1)", name)
        // How long a read takes on a busy machine must not decide what it finds: no floor.
        try await scratch.database.run(
            script: """
                create or replace function linernotes.note_cost(
                  p_queue text, p_floor timestamptz, p_cost interval, p_oldest timestamptz, p_now timestamptz)
                returns void language plpgsql as $$ begin end $$;
                """)
        try await scratch.database.query(
            """
            insert into pgmq.\"q_\(name)\" (vt, message)
            select timestamptz '2026-01-01 00:00:00Z' + g * interval '1 s', '{}' from generate_series(1, $1) g
            """, count)
    }

    /// Reads at a time after 2026-01-02, on this session; returns the ids.
    private func read(
        _ limit: Int, of queue: String = "jobs", at seconds: Double, _ session: Connection
    ) async throws -> [Int] {
        try await session.query(
            "select set_config('test.now', (timestamptz '2026-01-02Z' + $1 * interval '1 s')::text, false)",
            seconds)
        return try await session.query("select msg_id from linernotes.read($1, $2, 60)", queue, limit).map { try $0[0] }
    }

    @Test("what comes late below it is read after a tenth of a second, whatever waits above")
    func swept() async throws {
        try await withQueue(count: 20) { scratch, session in
            #expect(try await read(1, at: 0, session) == [1])
            try await scratch.database.execute("update pgmq.q_jobs set vt = '2025-12-31' where msg_id = 20")
            #expect(try await read(1, at: 0.05, session) == [2])
            #expect(try await read(1, at: 0.11, session) == [20])
            #expect(try await read(1, at: 0.12, session) == [3])
        }
    }

    @Test("where nothing is due above it, what lies below is read at once")
    func nothingAbove() async throws {
        try await withQueue(count: 3) { scratch, session in
            #expect(try await read(2, at: 0, session) == [1, 2])
            try await scratch.database.execute("update pgmq.q_jobs set vt = '2025-12-31' where msg_id = 3")
            #expect(try await read(2, at: 0.05, session) == [3])
            #expect(try await read(2, at: 0.06, session) == [])
        }
    }

    @Test("messages that are due at one time are all read before later ones")
    func sameTime() async throws {
        try await withQueue(count: 12) { scratch, session in
            try await scratch.database.execute("update pgmq.q_jobs set vt = '2026-01-01' where msg_id <= 9")
            var found: [Int] = []
            for _ in 0..<3 { found += try await read(3, at: 0, session) }
            #expect(found.sorted() == Array(1...9))
            #expect(try await read(9, at: 0, session) == [10, 11, 12])
        }
    }

    @Test("runs that share batches lose nothing, and get nothing twice")
    func shared() async throws {
        try await withQueue(count: 400) { scratch, session in
            try await scratch.database.execute(
                "update pgmq.q_jobs set headers = jsonb_build_object('run', 'run ' || (msg_id / 350))")
            try await scratch.database.execute(
                """
                insert into linernotes.queue_groups
                select 'jobs', hashtext('run ' || g), now() from generate_series(0, 1) g
                """)
            var found: [Int] = []
            for _ in 0..<8 { found += try await read(50, at: 0.05, session) }
            #expect(found.sorted() == Array(1...400))
            #expect(try await read(50, at: 0.05, session) == [])
        }
    }

    @Test("a clock that was put back, and a front of long ago, count for nothing")
    func otherTimes() async throws {
        try await withQueue(count: 20) { scratch, session in
            let comeLate = "update pgmq.q_jobs set vt = '2025-12-31' where msg_id = $1"
            #expect(try await read(1, at: 10, session) == [1])
            try await scratch.database.execute(comeLate, 20)
            #expect(try await read(1, at: 9, session) == [20])
            #expect(try await read(1, at: 9.01, session) == [2])
            try await scratch.database.execute(comeLate, 19)
            #expect(try await read(1, at: 1000, session) == [19])
        }
    }

    @Test("queues whose names differ by a hyphen have fronts of their own")
    func hyphens() async throws {
        try await withQueue("a-b", count: 20) { scratch, session in
            try await prepare("a_b", count: 20, in: scratch)
            #expect(try await read(10, of: "a-b", at: 0, session) == Array(1...10))
            #expect(try await read(1, of: "a_b", at: 0.01, session) == [1])
        }
    }
}
