import Postgres
import Testing

@Suite("PGMQ functions")
struct PGMQTests {
    @Test(
        "names that could leave their place are refused, and nothing is created",
        arguments: [
            "", " ", "a b", "a;b", "a--b", "a'b", "a$b", #"a"b"#, "a.b", "a\u{2019}b", "ä", "%I", "a\nb",
            "x\"; drop table pgmq.meta; --", String(repeating: "x", count: 48),
        ])
    func hostileNames(name: String) async throws {
        try await ScratchDatabase.with { scratch in
            let before: Int = try await scratch.value("select count(*) from pg_class")
            // What PGMQ refuses too it refuses with the same code, and only what it lets pass has a code of ours.
            let isRefusedByBoth = name.count > 47 || ["$", ";", "--", "'"].contains { name.contains($0) }
            #expect(
                try await scratch.refusal("select pgmq.create($1)", name) == (isRefusedByBoth ? "P0001" : "22023"))
            _ = try await scratch.refusal("select pgmq.drop_queue($1)", name)
            for call in ["pgmq.send($1, '{}')", "pgmq.read($1, 1, 1)", "pgmq.purge_queue($1)", "pgmq.metrics($1)"] {
                #expect(try await scratch.refusal("select \(call)", name) != nil, "\(call)")
            }
            #expect(["LN001", "LN002"].contains(try await scratch.refusal("select linernotes.read($1, 1, 1)", name)))
            #expect(try await scratch.value("select count(*) from pg_class", as: Int.self) == before)
        }
    }

    @Test("names of 47 characters, with capitals and hyphens are fine, and create twice is silent")
    func goodNames() async throws {
        try await ScratchDatabase.with { scratch in
            for name in [String(repeating: "x", count: 47), "QueueCased", "with-hyphen"] {
                try await scratch.database.query("select pgmq.create($1)", name)
                try await scratch.database.query("select pgmq.create($1)", name)
                #expect(try await scratch.value("select pgmq.send($1, '{}')", name, as: Int.self) == 1)
                try await scratch.database.query("select linernotes.enter_queue($1)", name)
                #expect(
                    try await scratch.values("select msg_id from linernotes.read($1, 1, 1)", name, as: Int.self) == [1])
            }
            #expect(try await scratch.refusal("select pgmq.create('queuecased')") == "42710")
        }
    }

    @Test("metrics of 7 sent, 1 archived, 2 delayed: length 6, visible 4, total 7")
    func metrics() async throws {
        try await ScratchDatabase.with { scratch in
            try await scratch.database.query("select pgmq.create('m')")
            try await scratch.database.query("select pgmq.send_batch('m', array['1', '2', '3', '4', '5']::jsonb[])")
            try await scratch.database.query("select pgmq.send_batch('m', array['6', '7']::jsonb[], 60)")
            try await scratch.database.query("select pgmq.archive('m', 1)")
            let row = try await scratch.database.query("select * from pgmq.metrics('m')")[0]
            #expect(try row["queue_length", as: Int.self] == 6)
            #expect(try row["queue_visible_length", as: Int.self] == 4)
            #expect(try row["total_messages", as: Int.self] == 7)
        }
    }

    @Test("set_vt sets exactly that time, and last_read_at moves at reads only")
    func setVisibilityTimeout() async throws {
        try await ScratchDatabase.with { scratch in
            try await scratch.database.query("select pgmq.create('v')")
            try await scratch.database.query("select pgmq.send('v', '{}')")
            let row = try await scratch.database.query(
                "select vt = '2030-01-02 03:04:05+00' as same, last_read_at from pgmq.set_vt('v', 1, '2030-01-02 03:04:05+00'::timestamptz)"
            )[0]
            #expect(try row["same", as: Bool.self])
            #expect(try row.text("last_read_at") == nil)
            #expect(try await scratch.database.query("select pgmq.read('v', 0, 1)").isEmpty)
            try await scratch.database.query("select pgmq.set_vt('v', array[1]::bigint[], 0)")
            #expect(try await scratch.database.query("select pgmq.read('v', 0, 1)").count == 1)
            #expect(try await scratch.database.query("select pgmq.pop('v')").count == 1)
        }
    }

    @Test("read gives the oldest ids first, also behind a wall of delayed messages")
    func order() async throws {
        try await ScratchDatabase.with { scratch in
            try await scratch.database.query("select pgmq.create('o')")
            try await scratch.database.execute(
                "insert into pgmq.q_o (vt, message) select now() + interval '1 h', '{}' from generate_series(1, 5000)")
            try await scratch.database.execute(
                "insert into pgmq.q_o (vt, message) select now() - g * interval '1 s', '{}' from generate_series(1, 3000) g"
            )
            #expect(
                try await scratch.values("select msg_id from pgmq.read('o', 30, 3)", as: Int.self) == [
                    5001, 5002, 5003,
                ])
            try await scratch.database.query("select pgmq.set_vt('o', 7, 0)")
            #expect(try await scratch.values("select msg_id from pgmq.pop('o', 2)", as: Int.self) == [7, 5004])
        }
    }

    @Test("a condition reads only messages that contain it")
    func conditional() async throws {
        try await ScratchDatabase.with { scratch in
            try await scratch.database.query("select pgmq.create('c')")
            try await scratch.database.query(
                #"select pgmq.send_batch('c', array['{"a": 1}', '{"a": 2, "b": 1}', null]::jsonb[])"#)
            #expect(
                try await scratch.values(
                    #"select msg_id from pgmq.read('c', 0, 9, '{"a": 2}')"#, as: Int.self) == [2])
            #expect(try await scratch.values("select msg_id from pgmq.read('c', 0, 9)", as: Int.self) == [1, 2, 3])
        }
    }

    @Test("clients may name the arguments, and results are named after the functions")
    func namedArguments() async throws {
        try await ScratchDatabase.with { scratch in
            try await scratch.database.query("select pgmq.create(queue_name => 'n')")
            let sent = try await scratch.database.query(
                "select send as id from pgmq.send(queue_name => 'n', msg => '{}', headers => '{}', delay => 0)")
            #expect(try sent[0]["id", as: Int.self] == 1)
            let batch = try await scratch.database.query(
                "select send_batch as id from pgmq.send_batch(queue_name => 'n', msgs => array['1', '2']::jsonb[])")
            #expect(try batch.map { try $0["id", as: Int.self] } == [2, 3])
            #expect(
                try await scratch.values(
                    "select msg_id from pgmq.read(queue_name => 'n', vt => 0, qty => 5)", as: Int.self) == [1, 2, 3])
        }
    }

    @Test("a message read in an open transaction is skipped elsewhere and back after its rollback")
    func rollback() async throws {
        try await ScratchDatabase.with { scratch in
            try await scratch.database.query("select pgmq.create('r')")
            try await scratch.database.query("select pgmq.send('r', '{}')")
            await #expect(throws: ScratchError.self) {
                try await scratch.database.transaction { reader in
                    #expect(try await reader.query("select pgmq.read('r', 30, 1)").count == 1)
                    #expect(try await scratch.database.query("select pgmq.read('r', 30, 1)").isEmpty)
                    throw ScratchError("the reader dies")
                }
            }
            #expect(try await scratch.database.query("select pgmq.read('r', 30, 1)").count == 1)
        }
    }

    @Test("negative and missing quantities are refused")
    func quantities() async throws {
        try await ScratchDatabase.with { scratch in
            try await scratch.database.query("select pgmq.create('q')")
            for call in [
                "read('q', -1, 1)", "read('q', null, 1)", "read('q', 1, -1)", "read('q', 1, null)", "pop('q', null)",
                "set_vt('q', 1, -1)", "send('q', '{}', -1)",
            ] {
                #expect(try await scratch.refusal("select pgmq.\(call)") == "22023", "\(call)")
            }
            for call in ["send_batch('q', null)", "send_batch('q', array[]::jsonb[])"] {
                #expect(try await scratch.refusal("select pgmq.\(call)") == "P0001", "\(call)")
            }
        }
    }
}
