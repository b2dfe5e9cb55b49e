extension ConformanceCase {
    /// What PGMQ lets pass, or gets wrong, and ours does not.
    static let harder = [
        ConformanceCase(
            "a second name that differs by case only is refused, and any spelling drops",
            [
                .run("select pgmq.create('Jobs')"),
                .fails(
                    "select pgmq.create('jobs')", "42710", #"queue "jobs" would share its tables with queue "Jobs""#),
                .fails(
                    "select pgmq.create_unlogged('jobs')", "42710",
                    #"queue "jobs" would share its tables with queue "Jobs""#),
                .rows("select pgmq.drop_queue('jobs')", "t"),
                .rows("select count(*) from pgmq.list_queues() where queue_name ilike 'jobs'", "0"),
            ]),
        ConformanceCase(
            "a queue's tables are never somebody else's",
            [
                .run("select pgmq.create('q'), pgmq.create_unlogged('u'), pgmq.create('later_vt_idx')"),
                .fails("select pgmq.create_unlogged('q')", "42710", #"queue "q" exists and is not unlogged"#),
                .fails(
                    "select pgmq.create('q_vt_idx')", "42710",
                    #"queue "q_vt_idx" needs the name pgmq.q_q_vt_idx, which is taken"#),
                .fails(
                    "select pgmq.create('later')", "42710",
                    #"queue "later" needs the name pgmq.q_later_vt_idx, which is taken"#),
            ]),
        ConformanceCase(
            "partitions are nobody's queues", needsPartman: true,
            [
                .run("create extension pg_partman"), .run("select pgmq.create_partitioned('p', '10', '10')"),
                .run("select pgmq.create('q')"),
                .fails(
                    "select pgmq.create('p_p0')", "42710", #"queue "p_p0" needs the name pgmq.a_p_p0, which is taken"#),
                .fails("select pgmq.create_partitioned('q')", "42710", #"queue "q" exists and is not partitioned"#),
                .fails(
                    "select pgmq.create_partitioned('n', null)", "22023", "partition_interval cannot be NULL"),
                .rows(
                    "select count(*) from pg_class where relnamespace = 'pgmq'::regnamespace and relkind in ('r', 'p', 'S') "
                        + "and relowner <> 'linernotes_owner'::regrole", "0"),
                .run("select pgmq.enable_notify_insert('p', 0)"), .run("select pgmq.send('p', '1')"),
                .rows("select last_notified_at > to_timestamp(0) from pgmq.list_notify_insert_throttles()", "t"),
                .run("select pgmq.create('QueueCased')"), .run("select pgmq.convert_archive_partitioned('QueueCased')"),
                .run("select pgmq.drop_queue('QueueCased')"), .rows("select count(*) from part_config", "2"),
            ]),
        ConformanceCase(
            "names that are no names are refused everywhere",
            ["null", "''", "' '", "'a b'", "'a.b'", "'a\"b'", "'ä'"].flatMap { name in
                [
                    "create(\(name))", "create_unlogged(\(name))", "create_partitioned(\(name))", "drop_queue(\(name))",
                    "send(\(name), '1')", "send_batch(\(name), array['1']::jsonb[])", "read(\(name), 1, 1)",
                    "pop(\(name))", "archive(\(name), 1)", "delete(\(name), 1)", "set_vt(\(name), 1, 1)",
                    "purge_queue(\(name))", "metrics(\(name))", "read_grouped(\(name), 1, 1)",
                    "read_grouped_rr(\(name), 1, 1)", "read_grouped_head(\(name), 1, 1)",
                    "enable_notify_insert(\(name))", "disable_notify_insert(\(name))", "create_fifo_index(\(name))",
                ].map {
                    .fails(
                        "select pgmq.\($0)", "22023",
                        ["null", "''"].contains(name)
                            ? "queue name cannot be NULL or empty"
                            : "queue name may contain only letters, digits, underscores and hyphens")
                }
            }),
        ConformanceCase(
            "times and quantities that cannot be meant are refused",
            [.run("select pgmq.create('q')")]
                + [
                    ("read('q', -1, 1)", "vt must be 0 or more, got: -1"),
                    ("read('q', null, 1)", "vt must be 0 or more, got: NULL"),
                    ("read('q', 1, -1)", "qty must be 0 or more, got: -1"),
                    ("read('q', 1, null)", "qty must be 0 or more, got: NULL"),
                    ("pop('q', null)", "qty must be 0 or more, got: NULL"),
                    ("read_grouped('q', -1, 1)", "vt must be 0 or more, got: -1"),
                    ("read_grouped_rr('q', 1, null)", "qty must be 0 or more, got: NULL"),
                    ("read_grouped_head('q', 1, -1)", "qty must be 0 or more, got: -1"),
                    ("read_with_poll('q', 1, 1, null)", "max_poll_seconds must be 0 or more, got: NULL"),
                    ("read_with_poll('q', 1, 1, 1, -1)", "poll_interval_ms must be 0 or more, got: -1"),
                    ("read_grouped_with_poll('q', 1, 1, -1)", "max_poll_seconds must be 0 or more, got: -1"),
                    ("set_vt('q', 1, -1)", "vt must be 0 or more, got: -1"),
                    ("set_vt('q', 1, null::timestamptz)", "vt cannot be NULL"),
                    ("send('q', '1', -1)", "delay cannot be negative, got: -1"),
                    ("send('q', '1', null::integer)", "delay cannot be NULL"),
                    ("send('q', '1', null::timestamptz)", "delay cannot be NULL"),
                    ("send_batch('q', array['1']::jsonb[], -1)", "delay cannot be negative, got: -1"),
                    ("send_batch('q', array['1']::jsonb[], null::timestamptz)", "delay cannot be NULL"),
                    ("send_batch_topic('a', array['1']::jsonb[], -1)", "delay cannot be negative, got: -1"),
                    ("enable_notify_insert('q', null)", "throttle_interval_ms cannot be NULL"),
                    ("update_notify_insert('q', null)", "throttle_interval_ms cannot be NULL"),
                ].map { .fails("select pgmq.\($0.0)", "22023", $0.1) }),
        ConformanceCase(
            "announcing works for names with capitals, and goes on when the throttles are lost",
            [
                .run("select pgmq.create('QueueCased')"), .run("select pgmq.enable_notify_insert('QueueCased')"),
                .run("select pgmq.send('QueueCased', '1')"),
                .rows(
                    "select queue_name, last_notified_at > to_timestamp(0) from pgmq.list_notify_insert_throttles()",
                    "QueueCased|t"),
                .run("select pgmq.update_notify_insert('queuecased', 0)"),
                .rows("select throttle_interval_ms from pgmq.list_notify_insert_throttles()", "0"),
                .run("delete from pgmq.notify_insert_throttle"), .run("select pgmq.send('QueueCased', '1')"),
            ]),
        ConformanceCase(
            "senders of announced queues do not wait for each other",
            [
                .run("select pgmq.create('q')"), .run("select pgmq.enable_notify_insert('q', 1000)"), .run("begin"),
                .run("select pgmq.send('q', '1')"), .run("set lock_timeout = '2 s'").elsewhere,
                .rows("select * from pgmq.send('q', '2')", "2").elsewhere, .run("rollback"),
            ]),
        ConformanceCase(
            "equal groups of two queues have nothing to do with each other",
            [
                .run("select pgmq.create('q'), pgmq.create('r')"),
                .run(#"select pgmq.send('q', '1', '{"x-pgmq-group": "a"}'::jsonb)"#),
                .run(#"select pgmq.send('r', '1', '{"x-pgmq-group": "a"}'::jsonb)"#), .run("begin"),
                .rows("select msg_id from pgmq.read_grouped_rr('q', 600, 1)", "1"),
                .rows("select msg_id from pgmq.read_grouped_rr('r', 600, 1)", "1").elsewhere, .run("rollback"),
            ]),
        ConformanceCase(
            "a reader holds no group but those that it reads",
            [
                .run("select pgmq.create('q')"),
                .run(
                    #"select pgmq.send_batch('q', array['1', '2']::jsonb[], array['{"x-pgmq-group": "a"}', "#
                        + #"'{"x-pgmq-group": "b"}']::jsonb[])"#), .run("begin"),
                .rows("select msg_id from pgmq.read_grouped('q', 600, 1)", "1"),
                .rows("select msg_id from pgmq.read_grouped('q', 600, 5)", "2").elsewhere, .run("rollback"),
            ]),
        ConformanceCase(
            "the oldest come first, also behind a wall of delayed messages",
            [
                .run("select pgmq.create('o')"),
                .run("insert into pgmq.q_o (vt) select now() + interval '1 h' from generate_series(1, 25000)"),
                .run("insert into pgmq.q_o (vt) select now() - g * interval '1 s' from generate_series(1, 40) g"),
                .rows("select msg_id from pgmq.read('o', 600, 2)", "25001", "25002"),
                .run("insert into pgmq.q_o (vt) select now() - g * interval '1 s' from generate_series(1, 3000) g"),
                .rows("select msg_id from pgmq.pop('o', 2)", "25003", "25004"),
                .run("select pgmq.set_vt('o', array[7, 3000]::bigint[], 0)"),
                .rows("select msg_id from pgmq.read('o', 600, 3)", "7", "3000", "25005"),
                .rows("select count(*) from pgmq.read('o', 600, 5000)", "3035"),
            ]),
        ConformanceCase(
            "a queue whose table is lost can still be dropped, and metrics_all works again",
            [
                .run("select pgmq.create('q')"), .run("drop table pgmq.q_q"), .rows("select pgmq.drop_queue('q')", "t"),
                .rows("select to_regclass('pgmq.a_q') is null", "t"), .run("select * from pgmq.metrics_all()"),
            ]),
        ConformanceCase(
            "only what must act as the owner of the queues does, as docs/operations/pgmq.md says",
            [
                .rows(
                    "select proname from pg_proc where pronamespace = 'pgmq'::regnamespace and prosecdef order by 1",
                    "_create_fifo_index_if_not_exists", "_drop_queue", "acquire_queue_lock", "create_non_partitioned",
                    "create_unlogged", "disable_notify_insert", "enable_notify_insert", "notify_queue_listeners")
            ]),
        ConformanceCase(
            "PUBLIC may execute nothing",
            [
                .rows(
                    "select count(*) from pg_proc p, aclexplode(coalesce(proacl, acldefault('f', proowner))) a "
                        + "where pronamespace = 'pgmq'::regnamespace and a.grantee = 0", "0")
            ]),
    ]
}
