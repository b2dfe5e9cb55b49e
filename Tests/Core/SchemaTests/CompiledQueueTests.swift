import FleetSchema
import Postgres
import Schema
import Testing

@Suite("What is compiled for a queue")
struct CompiledQueueTests {
    @Test("queues with the longest names that differ at their end stay apart")
    func longNames() async throws {
        try await ScratchDatabase.with { scratch in
            let names = ["1", "2"].map { String(repeating: "n", count: 46) + $0 }
            for name in names {
                try await scratch.database.query("select linernotes.enter_queue($1)", name)
            }
            for name in names {
                try await scratch.database.query(
                    "select linernotes.send_batch($1, array[jsonb_build_object('for', $1::text)])", name)
            }
            for name in names {
                let read: String = try await scratch.value(
                    "select message ->> 'for' from linernotes.acknowledge_and_read($1, '{}', '{}', 10, 30)", name)
                #expect(read == name)
                #expect(try await scratch.value("select linernotes.acknowledge($1, '{1}', '{1}')", name) == 1)
                #expect(try await scratch.value("select count(*) from pgmq.\"a_\(name)\"", as: Int.self) == 1)
            }
            let cutOff: Int = try await scratch.value(
                "select count(*) from pg_proc where proname like '%@n%' and octet_length(proname::text) > 62")
            #expect(cutOff == 0)
        }
    }

    @Test("beyond the first hundred queues everything works alike")
    func manyQueues() async throws {
        try await ScratchDatabase.with { scratch in
            for number in 1...100 {
                try await scratch.database.query("select linernotes.enter_queue($1)", "a\(number)")
            }
            let run = "a0000000-0000-4000-8000-000000000001"
            let sent: [Int] = try await scratch.values(
                """
                select linernotes.send_batch('track_discovery', array['1', '2', '3']::jsonb[],
                  array_fill(jsonb_build_object('run', $1::text), array[3]), array[0, 3600000, 0])
                """, run)
            #expect(sent == [1, 2, 3])
            let counted: Int = try await scratch.value(
                "select sum(sent) from linernotes.run_progress where run_id = $1::uuid", run)
            #expect(counted == 3)
            let hasCall: Bool = try await scratch.value(
                "select prosrc like '%read@track_discovery%' from pg_proc where oid = 'linernotes.read'::regproc")
            #expect(!hasCall)
            let read: [Int] = try await scratch.values("select msg_id from linernotes.read('track_discovery', 9, 30)")
            #expect(read == [1, 3])
            #expect(
                try await scratch.values(
                    "select linernotes.acknowledge('track_discovery', '{1, 3}', '{1, 2}')", as: Int.self) == [1])
            #expect(
                try await scratch.values(
                    "select msg_id from linernotes.acknowledge_and_read('track_discovery', '{3}', '{1}', 9, 30)",
                    as: Int.self) == [3])
        }
    }

    @Test("queues may be used for the first time while others are, and while a migrate runs")
    func adoptedAtOnce() async throws {
        try await ScratchDatabase.with { scratch in
            for number in 0..<24 {
                try await scratch.database.query("select linernotes.enter_queue($1)", "jobs\(number)")
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for first in 0..<6 {
                    group.addTask {
                        for number in 0..<4 {
                            try await scratch.database.query(
                                "select linernotes.send_batch($1, array['1']::jsonb[])", "jobs\(first * 4 + number)")
                        }
                    }
                }
                group.addTask {
                    for _ in 0..<2 { _ = try await Migrator(database: scratch.database, logger: nil).migrate() }
                }
                try await group.waitForAll()
            }
            let called: Int = try await scratch.value(
                """
                select count(*) from generate_series(0, 23) g, pg_proc
                where oid = 'linernotes.read'::regproc and strpos(prosrc, format('"read@jobs%s"', g)) > 0
                """)
            #expect(called == 24)
        }
    }
}
