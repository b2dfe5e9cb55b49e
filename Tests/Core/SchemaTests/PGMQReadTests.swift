import Postgres
import Testing

/// What a session remembers of its last read of a queue must not change what it is given.
@Suite("PGMQ reads that follow each other")
struct PGMQReadTests {
    private static let takes = ["pgmq.read('q', 600, $1)", "pgmq.pop('q', $1)"]

    private func withQueue(
        of count: Int, _ body: @Sendable (ScratchDatabase, Connection) async throws -> Void
    ) async throws {
        try await ScratchDatabase.with { scratch in
            try await scratch.database.query("select pgmq.create('q')")
            try await scratch.database.query(
                "select count(*) from pgmq.send_batch('q', array_fill('{}'::jsonb, array[$1::int]))", count)
            try await scratch.database.withConnection { try await body(scratch, $0) }
        }
    }

    private func take(_ count: Int, by call: String, _ session: Connection) async throws -> [Int] {
        try await session.query("select msg_id from \(call)", count).map { try $0[0] }
    }

    @Test("give the oldest visible ids first, also one that came back below the last", arguments: takes)
    func cameBack(call: String) async throws {
        try await withQueue(of: 30) { scratch, session in
            let hide = "update pgmq.q_q set vt = now() + interval '1 hour' where msg_id = any ($1)"
            try await scratch.database.execute(hide, [2, 12])
            #expect(try await take(9, by: call, session) == [1] + Array(3...10))
            try await scratch.database.query("select pgmq.set_vt('q', 2, 0)")
            #expect(try await take(3, by: call, session) == [2, 11, 13])
            #expect(try await take(100, by: call, session) == Array(14...30))
            #expect(try await take(100, by: call, session) == [])
        }
    }

    @Test("find what lies far behind the last ids", arguments: takes)
    func farBehind(call: String) async throws {
        try await withQueue(of: 30) { scratch, session in
            #expect(try await take(10, by: call, session) == Array(1...10))
            try await scratch.database.query("select setval(pg_get_serial_sequence('pgmq.q_q', 'msg_id'), 999999)")
            try await scratch.database.query("select pgmq.send_batch('q', array['1', '2', '3']::jsonb[])")
            #expect(try await take(22, by: call, session) == Array(11...30) + [1_000_000, 1_000_001])
            #expect(try await take(5, by: call, session) == [1_000_002])
        }
    }

    @Test("find thousands behind a wall of 20,000 delayed messages", arguments: takes)
    func wall(call: String) async throws {
        try await withQueue(of: 30_200) { scratch, session in
            try await scratch.database.execute(
                "update pgmq.q_q set vt = now() + interval '1 hour' where msg_id <= 20100")
            for _ in 0..<2 {
                let ids = try await take(5, by: call, session)
                #expect(ids.count == 5 && ids.allSatisfy { $0 > 20_100 })
            }
        }
    }

    @Test("skip what others are taking, and take it when they let go", arguments: takes)
    func others(call: String) async throws {
        try await withQueue(of: 50) { scratch, session in
            let first = try await take(2, by: call, session)
            #expect(first == [1, 2])
            await #expect(throws: ScratchError.self) {
                try await scratch.database.transaction { reader in
                    let taken = try await reader.query("select msg_id from \(call)", 40)
                    #expect(taken.count == 40)
                    let others = try await take(2, by: call, session)
                    #expect(others == [43, 44])
                    throw ScratchError("the reader dies")
                }
            }
            let back = try await take(2, by: call, session)
            #expect(back == [3, 4])
        }
    }

    @Test(
        "what names ids gives rows in their order, wherever they stand",
        arguments: [
            "delete('q', $1::bigint[])", "archive('q', $1::bigint[])", "set_vt('q', $1::bigint[], 0)",
            "set_vt('q', $1::bigint[], now())",
        ])
    func orderOfIds(call: String) async throws {
        try await withQueue(of: 3) { scratch, session in
            try await session.query("select pgmq.set_vt('q', 1, 0)")  // moves its row behind the others
            let inPlace: [Int] = try await scratch.values("select msg_id from pgmq.q_q order by ctid")
            #expect(inPlace == [2, 3, 1])
            let rows = try await session.query("select * from pgmq.\(call)", [3, 1, 7, 2])
            #expect(try rows.map { try $0[0, as: Int.self] } == [1, 2, 3])
        }
    }
}
