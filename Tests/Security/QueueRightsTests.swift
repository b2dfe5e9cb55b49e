import Postgres
import TestSupport
import Testing

@Suite("The queue of another application", .timeLimit(.minutes(5)))
struct QueueRightsTests {
    private static let roles = ["linernotes_worker", "linernotes_operator", "linernotes_api"]

    private func withOthers(_ body: @Sendable (TestDatabase) async throws -> Void) async throws {
        let test = try await TestDatabase.migrated()
        try await test.database.run(
            script: """
                select pgmq.create('others'), pgmq.send('others', '{}'), pgmq.send('others', '{}');
                insert into pgmq.a_others (msg_id, vt, archived_at) values (99, now(), now() - interval '900 days');
                """)
        try await body(test)
        try await test.drop()
    }

    /// Every function that is given a queue's name.
    private static let calls = [
        "linernotes.adopt_queue('others')", "linernotes.read('others', 1, 1)",
        "linernotes.acknowledge('others', '{1}', '{0}')", "linernotes.acknowledge_and_read('others', '{}', '{}', 1, 1)",
        "linernotes.send_batch('others', array['1']::jsonb[])", "linernotes.extend('others', '{1}', '{0}', 1)",
        "linernotes.fail('others', '{1}', '{0}', '{0}', array['{}']::jsonb[])",
        "linernotes.defer('others', '{1}', '{0}', '{0}', array['{}']::jsonb[])",
        "linernotes.dead_letter('others', '{1}', '{0}', array['{}']::jsonb[])", "linernotes.next_due_ms('others')",
        "linernotes.await_messages('others')", "linernotes.wake('others')", "linernotes.purge_queue('OTHERS')",
        "linernotes.drain_queue('others')", "linernotes.pause_queue('others')", "linernotes.set_silent('others', true)",
        "linernotes.enter_queue('others')", "linernotes.withdraw_queue('others')",
        "pgmq.read('others', 0, 1)", "pgmq.send('others', '1')", "pgmq.purge_queue('others')",
        "pgmq.drop_queue('others')",
        "pgmq.metrics('others')", "pgmq.pop('others')", "pgmq.acquire_queue_lock('others')",
    ]

    @Test("is touched by no role of the fleet, through no function", arguments: roles)
    func untouched(role: String) async throws {
        try await withOthers { test in
            try await Attacker.with(role, on: test) { attacker in
                for call in Self.calls {
                    let refusal = try await attacker.refusal("select \(call)")
                    #expect(["LN001", "42501"].contains(refusal), "\(call): \(refusal ?? "allowed")")
                }
                if role != "linernotes_api" { _ = try await attacker.refusal("select linernotes.maintain()") }
                #expect(
                    try await attacker.database.query(
                        "select from linernotes.queue_depths where queue = 'others'"
                    ).isEmpty)
            }
            #expect(try await test.database.query("select from pgmq.q_others where read_ct = 0").count == 2)
            #expect(try await test.database.query("select from pgmq.a_others").count == 1, "maintenance let it be")
            #expect(
                try await test.database.query(
                    "select from pg_trigger where tgrelid = 'pgmq.q_others'::regclass and not tgisinternal"
                ).isEmpty)
        }
    }

    @Test("is the fleet's once whoever migrates has entered it, and stays so when it is dropped and made again")
    func entered() async throws {
        try await withOthers { test in
            try await Attacker.with("linernotes_migrator", on: test) { migrator in
                let refusal = try await migrator.refusal("select linernotes.enter_queue('Others')")
                #expect(refusal == nil)
            }
            try await Attacker.with("linernotes_worker", on: test) { worker in
                #expect(try await worker.database.query("select linernotes.read('others', 9, 0)").count == 2)
                try await test.database.query("select pgmq.drop_queue('others')")
                #expect(try await worker.refusal("select linernotes.read('others', 9, 0)") == "LN001")
                try await test.database.query("select linernotes.forget_orphans()")
                try await test.database.query("select pgmq.create('others'), pgmq.send('others', '{}')")
                #expect(try await worker.database.query("select linernotes.read('others', 9, 0)").count == 1)
                try await test.database.query("select linernotes.withdraw_queue('others')")
                #expect(try await worker.refusal("select linernotes.read('others', 9, 0)") == "LN001")
                #expect(try await worker.refusal("select linernotes.\"read@others\"(9, 0)") == "42883")
            }
            #expect(try await test.database.query("select pgmq.send('others', '{}')").count == 1)
        }
    }

    @Test("says in its refusal who may enter it, and how")
    func hint() async throws {
        try await withOthers { test in
            try await Attacker.with("linernotes_worker", on: test) { worker in
                let error = await #expect(throws: DatabaseError.self) {
                    try await worker.database.query("select linernotes.read('others', 1, 1)")
                }
                #expect(error?.hint?.contains("select linernotes.enter_queue('others')") == true)
            }
        }
    }

    @Test("whose table is somebody else's, with his triggers, is not entered")
    func foreignTable() async throws {
        try await withOthers { test in
            try await Attacker.with(nil, on: test) { stranger in
                let owner: String = try await stranger.database.query("select current_user::text")[0][0]
                try await test.database.run(script: "alter table pgmq.q_others owner to \(owner)")
                let error = await #expect(throws: DatabaseError.self) {
                    try await test.database.query("select linernotes.enter_queue('others')")
                }
                #expect(error?.sqlState?.rawValue == "LN005" && error?.message.contains(owner) == true)
                try await test.database.run(script: "alter table pgmq.q_others owner to linernotes_owner")
            }
        }
    }
}
