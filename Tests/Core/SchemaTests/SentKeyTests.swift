import Postgres
import TestSupport
import Testing

@Suite("Keys of messages", .timeLimit(.minutes(2)))
struct SentKeyTests {
    private struct Undone: Error {}

    /// A transaction that ends so while another sender waits for its key.
    private struct Lost: Error { let waiting: Task<Int, any Error> }

    private static let bodies = "select message::text from pgmq.q_album_discovery order by msg_id"

    /// A send of one message a key, whose bodies are their positions plus an offset.
    private static func send(_ keys: String, from first: Int = 1, lifetime: Int = 86_400_000) -> String {
        """
        select id from linernotes.send_batch('album_discovery',
          array(select to_jsonb(n + \(first - 1)) from generate_subscripts(array[\(keys)]::text[], 1) n),
          p_keys => array[\(keys)]::text[], p_key_lifetime_ms => \(lifetime)) as id
        """
    }

    @Test("a sender that lost its answer sends again: one message, and its id again")
    func again() async throws {
        try await ScratchDatabase.with { scratch in
            let first: [Int] = try await scratch.values(Self.send("'a', 'b', null"))
            let second: [Int] = try await scratch.values(Self.send("'b', 'a', null", from: 4))
            #expect(Array(second.prefix(2)) == [first[1], first[0]])
            #expect(!first.contains(second[2]))
            #expect(try await scratch.values(Self.bodies, as: String.self) == ["1", "2", "3", "6"])
        }
    }

    @Test("of one key twice in a batch the first is sent; ids come in input order")
    func twiceInOneBatch() async throws {
        try await ScratchDatabase.with { scratch in
            let ids: [Int] = try await scratch.values(Self.send("'z', 'a', 'z', null, 'a'"))
            #expect(ids[0] == ids[2] && ids[1] == ids[4] && Set(ids).count == 3)
            #expect(ids[0] < ids[1] && ids[1] < ids[3])
            let sent = try await scratch.values("select msg_id from pgmq.q_album_discovery order by 1", as: Int.self)
            #expect(sent == Set(ids).sorted())
        }
    }

    @Test("a key holds in its queue only, and headers and delays go with the right message")
    func queues() async throws {
        try await ScratchDatabase.with { scratch in
            try await scratch.database.query(Self.send("'a'"))
            let sent = try await scratch.database.query(
                """
                select linernotes.send_batch('track_discovery', array['1', '2', '3']::jsonb[],
                  array['{"n": 1}', '{"n": 2}', '{"n": 3}']::jsonb[], array[0, 0, 60000], array['a', 'a', 'b'])
                """)
            #expect(sent.count == 3)
            let rows: [String] = try await scratch.values(
                """
                select format('%s %s %s', message, headers ->> 'n', vt > now() + interval '30 s')
                from pgmq.q_track_discovery order by msg_id
                """)
            #expect(rows == ["1 1 f", "3 3 t"])
        }
    }

    @Test("of two senders at once with one key, the second waits and gets the first's id")
    func concurrent() async throws {
        try await ScratchDatabase.with { scratch in
            let (first, waiting) = try await scratch.database.transaction { sender in
                let id: Int = try await sender.query(Self.send("'k'"))[0][0]
                let waiting = Task { try await scratch.value(Self.send("'k'", from: 2), as: Int.self) }
                try await scratch.waitUntilBlocked()
                return (id, waiting)
            }
            let second = try await waiting.value
            #expect(first == second)
            #expect(try await scratch.values(Self.bodies, as: String.self) == ["1"])
        }
    }

    @Test("a first sender that rolls back does not lose the second's message")
    func rollback() async throws {
        try await ScratchDatabase.with { scratch in
            let lost = await #expect(throws: Lost.self) {
                try await scratch.database.transaction { sender in
                    try await sender.query(Self.send("'k'"))
                    let waiting = Task { try await scratch.value(Self.send("'k'", from: 2), as: Int.self) }
                    try await scratch.waitUntilBlocked()
                    throw Lost(waiting: waiting)
                }
            }
            let id = try await lost?.waiting.value
            #expect(try await scratch.values("select msg_id from pgmq.q_album_discovery", as: Int.self) == [id])
            #expect(try await scratch.values(Self.bodies, as: String.self) == ["2"])
        }
    }

    @Test("two batches with the same keys in opposite orders wait for each other in one order, and none is a victim")
    func orders() async throws {
        try await ScratchDatabase.with { scratch in
            let senders = try await scratch.database.transaction { between in
                // Both come to stand at this key, each with a key of its own before it, had the order been the batch's.
                try await between.query(Self.send("'m'"))
                let forward = Task { try await scratch.values(Self.send("'a', 'm', 'z'"), as: Int.self) }
                try await scratch.waitUntilBlocked()
                let backward = Task { try await scratch.values(Self.send("'z', 'm', 'a'"), as: Int.self) }
                try await scratch.waitUntilBlocked(2)
                return [forward, backward]
            }
            let (forward, backward) = (try await senders[0].value, try await senders[1].value)
            #expect(forward == backward.reversed())
            #expect(try await scratch.values(Self.bodies, as: String.self).count == 3)
        }
    }

    @Test("a key that has expired is used again in its place; maintenance deletes those that nobody uses")
    func expiry() async throws {
        try await ScratchDatabase.with { scratch in
            try await TestClock.install(in: scratch.database)
            try await scratch.database.query(Self.send("'a', 'b'", lifetime: 60_000))
            try await scratch.database.transaction { later in
                try await later.query("select set_config('test.now', (now() + '59 s')::text, true)")
                try await later.query(Self.send("'a'", from: 8))
                #expect(try await later.query("select from pgmq.q_album_discovery").count == 2)
                try await later.query("select set_config('test.now', (now() + '61 s')::text, true)")
                let id: Int = try await later.query(Self.send("'a'", from: 9))[0][0]
                #expect(try await later.query("select from pgmq.q_album_discovery where msg_id = $1", id).count == 1)
                try await later.query("select linernotes.delete_expired()")
            }
            #expect(try await scratch.values("select key from linernotes.sent_keys", as: String.self) == ["a"])
        }
    }

    @Test("a run counts what was really sent")
    func progress() async throws {
        try await ScratchDatabase.with { scratch in
            let headers = #"'{"run": "7f1f6d2e-9f53-4f0a-8f0c-0a4b5d5d9b11"}'"#
            let send = """
                select linernotes.send_batch('album_discovery', array['1', '2', '3']::jsonb[],
                  array[\(headers), \(headers), \(headers)]::jsonb[], null, array['a', 'a', null])
                """
            try await scratch.database.query(send)
            try await scratch.database.query(send)
            #expect(try await scratch.value("select sum(sent)::int from linernotes.run_progress", as: Int.self) == 3)
        }
    }

    @Test(
        "keys that can't be are refused",
        arguments: [
            "array['a', 'b']", "array['']", "array[repeat('x', 201)]", "array['a'], 0", "array['a'], null",
            "array['a'], 31622400001",
        ])
    func refused(arguments: String) async throws {
        try await ScratchDatabase.with { scratch in
            let call = "select linernotes.send_batch('album_discovery', array['1']::jsonb[], null, null, \(arguments))"
            let refusal = try await scratch.refusal(call)
            #expect(refusal == "LN002")
        }
    }

    @Test("a discovery started again with its key is the same run for a day, and another artist's key is refused")
    func idempotencyKey() async throws {
        try await ScratchDatabase.with { scratch in
            try await TestClock.install(in: scratch.database)
            let start = "select linernotes.start_artist_discovery('Sade', idempotency_key => 'order-17')::text"
            let runs = try await withThrowingTaskGroup(of: String.self) { group in
                for _ in 0..<4 { group.addTask { try await scratch.value(start) } }
                return try await group.reduce(into: Set<String>()) { $0.insert($1) }
            }
            #expect(runs.count == 1)
            #expect(try await scratch.database.query("select from pgmq.q_artist_discovery").count == 1)
            let other = "select linernotes.start_artist_discovery('Janet', idempotency_key => 'order-17')"
            #expect(try await scratch.refusal(other) == "LN002")
            let empty = "select linernotes.start_artist_discovery('Janet', idempotency_key => '')"
            #expect(try await scratch.refusal(empty) == "LN002")
            try await scratch.database.transaction { tomorrow in
                try await tomorrow.query("select set_config('test.now', (now() + '25 h')::text, true)")
                let run: String = try await tomorrow.query(start)[0][0]
                #expect(!runs.contains(run))
            }
        }
    }

    @Test("a discovery that rolled back leaves its key free")
    func idempotencyRollback() async throws {
        try await ScratchDatabase.with { scratch in
            await #expect(throws: Undone.self) {
                try await scratch.database.transaction { caller in
                    try await caller.query("select linernotes.start_artist_discovery('Sade', idempotency_key => 'k')")
                    throw Undone()
                }
            }
            try await scratch.database.query(
                "select linernotes.start_artist_discovery('Janet', idempotency_key => 'k')")
            #expect(try await scratch.database.query("select from linernotes.runs").count == 1)
        }
    }
}
