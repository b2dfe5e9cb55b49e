import Postgres
import Testing

@Suite("Where all tables are published")
struct ReplicationTests {
    private func withPublished(_ body: @Sendable (ScratchDatabase) async throws -> Void) async throws {
        try await ScratchDatabase.with { scratch in
            try await scratch.database.run(
                script: """
                    select linernotes.enter_queue('jobs'), pgmq.create_unlogged('fast');
                    set client_min_messages = error; -- of wal_level, which is another matter
                    create publication everything for all tables;
                    """)
            try await body(scratch)
        }
    }

    @Test("every table of ours and of a queue says what identifies its rows")
    func identities() async throws {
        try await withPublished { scratch in
            let without: [String] = try await scratch.values(
                """
                select c.oid::regclass::text from pg_class c
                where c.relnamespace in ('linernotes'::regnamespace, 'pgmq'::regnamespace) and c.relkind in ('r', 'p')
                  and c.relreplident not in ('f', 'i')
                  and not (c.relreplident = 'd' and exists (
                    select from pg_index i where i.indrelid = c.oid and i.indisprimary))
                """)
            #expect(without == [])
        }
    }

    @Test("runs are read, forgotten and compacted, queues dropped, topics unbound, and all is maintained")
    func works() async throws {
        try await withPublished { scratch in
            for sql in [
                "select linernotes.start_artist_discovery(n::text) from generate_series(1, 9) n",
                "update linernotes.queue_groups set registered_at = now() - interval '1 hour'",
                "select linernotes.read('artist_discovery', 2, 60)",
                "select linernotes.read('artist_discovery', 2, 60)",
                "delete from pgmq.q_artist_discovery", "select linernotes.start_artist_discovery('more')",
                "insert into pgmq.q_artist_discovery (vt, message) select now(), '{}' from generate_series(1, 9)",
                "select linernotes.read('artist_discovery', 2, 60)",
                "select pgmq.bind_topic('a.*', 'jobs'), pgmq.enable_notify_insert('jobs')",
                "select pgmq.send('jobs', '1')", "select pgmq.unbind_topic('a.*', 'jobs')",
                "select pgmq.disable_notify_insert('jobs')", "select pgmq.send('fast', '1')",
                "select pgmq.archive('fast', 1)", "select pgmq.drop_queue('jobs')", "select pgmq.drop_queue('fast')",
            ] {
                #expect(try await scratch.refusal(sql) == nil, "\(sql)")
            }
            let outcomes: [String] = try await scratch.values("select outcome from linernotes.maintain()")
            #expect(Set(outcomes) == ["ok"])
        }
    }

    @Test("a hint that can't be taken away does not fail the read")
    func hint() async throws {
        try await withPublished { scratch in
            try await scratch.database.run(
                script: """
                    alter table linernotes.queue_groups replica identity nothing;
                    insert into linernotes.queue_groups values ('jobs', 1, now() - interval '1 hour');
                    select pgmq.send_batch('jobs', array_fill('{}'::jsonb, array[9]));
                    """)
            #expect(try await scratch.database.query("select linernotes.read('jobs', 2, 60)").count == 2)
        }
    }
}
