import Postgres
import TestSupport
import Testing

@Suite("What a session may set", .timeLimit(.minutes(5)))
struct ClockTests {
    @Test(
        "no setting moves the clock, and none makes maintenance delete what has not expired",
        arguments: ["linernotes_worker", "linernotes_operator", "linernotes_api"])
    func clock(role: String) async throws {
        let test = try await TestDatabase.migrated()
        try await test.database.execute("insert into pgmq.a_artist_discovery (msg_id, vt) values (1, now())")
        try await Attacker.with(role, on: test) { attacker in
            for setting in ["linernotes.current_time", "test.now"] {
                for time in ["2099-01-01", "-infinity"] {
                    try await attacker.database.withConnection { session in
                        try await session.query("select set_config($1, $2, false)", setting, time)
                        let isNow: Bool = try await session.query(
                            "select abs(extract(epoch from clock_timestamp() - linernotes.current_time())) < 60")[0][0]
                        #expect(isNow)
                        if role != "linernotes_api" { try await session.query("select linernotes.maintain()") }
                    }
                }
            }
        }
        #expect(try await test.database.query("select from pgmq.a_artist_discovery").count == 1)
        try await test.drop()
    }

    @Test("messages that are due since or for ever leave every view and figure readable")
    func infinite() async throws {
        let test = try await TestDatabase.migrated()
        try await test.database.execute(
            """
            insert into pgmq.q_artist_discovery (vt, enqueued_at)
            values ('-infinity', '-infinity'), ('infinity', 'infinity'), ('0044-03-15 BC', '0044-03-15 BC')
            """)
        try await Attacker.with("linernotes_worker", on: test) { worker in
            try await worker.database.query(
                "select linernotes.record_batch($1::jsonb, $2::jsonb)",
                #"{"queue": "artist_discovery", "worker": "w", "started_at": "infinity"}"#, #"[{"at": "-infinity"}]"#)
            #expect(try await worker.refusal("select linernotes.await_messages('artist_discovery')") == nil)
        }
        for query in [
            "linernotes.queue_depths", "linernotes.queue_activity()", "linernotes.queue_stats", "pgmq.metrics_all()",
            "linernotes.next_due_ms('artist_discovery')", "linernotes.maintain()",
        ] {
            #expect(try await !test.database.query("select * from \(query)").isEmpty, "\(query)")
        }
        for command in [["status"], ["queues"]] {
            let ended = try await Program.run("liner", command, on: test.connectionString)
            #expect(ended.code == 0, "\(ended.printed)")
        }
        try await test.drop()
    }

    @Test(
        "a front that somebody has set neither fails a read nor hides a message",
        arguments: [
            "junk", "{}", "{1}", "{NaN,NaN}", "{Infinity,1}", "{9e300,9e300}", "{1,2,3}", "{99999999999,99999999999}",
            "q_artist_discovery 999999999999999999", "q_artist_discovery 0", "q_artist_discovery -1",
            "q_artist_discovery x",
        ])
    func front(value: String) async throws {
        let test = try await TestDatabase.migrated()
        try await test.database.execute(
            "insert into pgmq.q_artist_discovery (vt, message) select now(), '{}' from generate_series(1, 4)")
        try await Attacker.with("linernotes_worker", on: test) { worker in
            try await worker.database.withConnection { session in
                try await session.query("select set_config('linernotes.front_artist_discovery', $1, false)", value)
                let read = try await session.query("select msg_id from linernotes.read('artist_discovery', 2, 60)")
                #expect(try read.map { try $0[0, as: Int.self] } == [1, 2])
            }
        }
        try await test.database.withConnection { session in
            try await session.query("select set_config('pgmq.front', $1, false)", value)
            let read = try await session.query("select msg_id from pgmq.read('artist_discovery', 60, 2)")
            #expect(try read.map { try $0[0, as: Int.self] } == [3, 4])
        }
        try await test.drop()
    }
}
