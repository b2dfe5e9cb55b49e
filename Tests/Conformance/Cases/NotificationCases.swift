extension ConformanceCase {
    static let notifications = [
        ConformanceCase(
            "announcing inserts is switched on, changed, listed and switched off",
            [
                .run("select pgmq.create('q'), pgmq.create('r')"),
                .notices(
                    "select pgmq.enable_notify_insert('q')",
                    #"NOTICE: trigger "trigger_notify_queue_insert_listeners" for relation "pgmq.q_q" does not exist, skipping"#
                ),
                .notices("select pgmq.enable_notify_insert('q')"),
                .run("select pgmq.enable_notify_insert(queue_name => 'r', throttle_interval_ms => 0)"),
                .rows(
                    "select queue_name, throttle_interval_ms, last_notified_at = to_timestamp(0) "
                        + "from pgmq.list_notify_insert_throttles()", "q|250|t", "r|0|t"),
                .rows(
                    "select tgname, tgdeferrable, tginitdeferred, tgtype, tgconstraint <> 0 from pg_trigger "
                        + "where tgrelid = 'pgmq.q_q'::regclass and not tgisinternal",
                    "trigger_notify_queue_insert_listeners|t|f|5|t"),
                .run("select pgmq.send('q', '1')"),
                .rows(
                    "select last_notified_at > now() - interval '1 min' from pgmq.list_notify_insert_throttles() "
                        + "where queue_name = 'q'", "t"),
                .rows("select pgmq.update_notify_insert('q', 300)", ""),
                .rows(
                    "select throttle_interval_ms, last_notified_at = to_timestamp(0) from pgmq.list_notify_insert_throttles() "
                        + "where queue_name = 'q'", "300|t"),
                .rows("select pgmq.disable_notify_insert('q')", ""),
                .notices(
                    "select pgmq.disable_notify_insert('q')",
                    #"NOTICE: trigger "trigger_notify_queue_insert_listeners" for relation "pgmq.q_q" does not exist, skipping"#
                ),
                .rows("select queue_name from pgmq.list_notify_insert_throttles()", "r"),
                .columns(
                    "select * from pgmq.list_notify_insert_throttles()",
                    "queue_name text, throttle_interval_ms integer, last_notified_at timestamp with time zone"),
            ]),
        ConformanceCase(
            "what can't be announced is refused",
            [
                .run("select pgmq.create('q')"),
                .fails(
                    "select pgmq.enable_notify_insert('q', -1)", "P0001", "throttle_interval_ms must be non-negative"),
                .fails(
                    "select pgmq.enable_notify_insert('none', 1)", "P0001",
                    #"Queue "none" does not exist. Create it first using pgmq.create()"#),
                .fails(
                    "select pgmq.update_notify_insert('q', -1)", "P0001",
                    "throttle_interval_ms must be non-negative, got: -1"),
                .fails(
                    "select pgmq.update_notify_insert('none', 1)", "P0001",
                    #"Queue "none" does not exist. Create the queue first using pgmq.create()"#),
                .fails(
                    "select pgmq.update_notify_insert('q', 1)", "P0001",
                    #"Queue "q" does not have notify_insert enabled. Enable it first using pgmq.enable_notify_insert()"#
                ),
                .notices(
                    "select pgmq.disable_notify_insert('none')",
                    #"NOTICE: relation "pgmq.q_none" does not exist, skipping"#),
            ]),
    ]

    static let partitions = [
        ConformanceCase(
            "without pg_partman there are no partitioned queues",
            [
                .fails(
                    "select pgmq.create_partitioned('p')", "P0001", "pg_partman is required for partitioned queues"),
                .fails(
                    "select pgmq._ensure_pg_partman_installed()", "P0001",
                    "pg_partman is required for partitioned queues"),
                .rows("select pgmq._get_pg_partman_schema(), pgmq._get_pg_partman_major_version()", "null|null"),
                .fails(
                    "select pgmq.create_partitioned('a$b')", "P0001",
                    #"queue name contains invalid characters: $, ;, --, or \'"#),
                .fails(
                    "select pgmq.create_partitioned(repeat('p', 48))", "P0001",
                    "queue name is too long, maximum length is 47 characters"),
            ]),
        ConformanceCase(
            "a partitioned queue works as any other", needsPartman: true,
            [
                .run("create extension pg_partman"), .rows("select pgmq.create_partitioned('p', '2', '2')", ""),
                .rows(
                    "select is_partitioned, is_unlogged from pgmq.list_queues() where queue_name = 'p'", "t|f"),
                .rows(
                    "select array(select pgmq.send_batch('p', array['1', '2', '3', '4', '5']::jsonb[])) = '{1,2,3,4,5}'",
                    "t"),
                .rows("select count(distinct tableoid) > 2 from pgmq.q_p", "t"),
                .rows("select msg_id from pgmq.read('p', 0, 2) order by 1", "1", "2"),
                .rows("select msg_id from pgmq.read_grouped_rr('p', 0, 9)", "1", "2", "3", "4", "5"),
                .rows("select pgmq.delete('p', 3)", "t"),
                .rows("select archive from pgmq.archive('p', array[1, 2, 3, -3]) order by 1", "1", "2"),
                .rows("select msg_id from pgmq.pop('p')", "4"),
                .rows(
                    "select queue_length, total_messages, default_partition_length from pgmq.metrics('p')", "1|5|0"),
                .rows(
                    "select control, partition_interval, premake, retention, retention_keep_table, retention_keep_index, "
                        + "automatic_maintenance from part_config order by parent_table",
                    "msg_id|2|4|2|f|t|on", "msg_id|2|4|2|f|t|on"),
                .rows("select pgmq.purge_queue('p')", "1"), .rows("select pgmq.drop_queue('p')", "t"),
                .rows("select count(*) from part_config", "0"),
                .rows(
                    "select count(*) from pg_class where relname like '%\\_p\\_p%' and relnamespace = 'pgmq'::regnamespace",
                    "0"),
            ]),
        ConformanceCase(
            "time partitions a queue too", needsPartman: true,
            [
                .run("create extension pg_partman"),
                .run("select pgmq.create_partitioned('Time-Part', '1 day', '7 days', 2)"),
                .rows(
                    "select parent_table, control, premake, retention from part_config order by 1",
                    "pgmq.a_time-part|archived_at|2|7 days", "pgmq.q_time-part|enqueued_at|2|7 days"),
                .rows("select * from pgmq.send('Time-Part', '1')", "1"),
                .rows("select msg_id from pgmq.read('Time-Part', 0, 1)", "1"),
                .rows("select pgmq.archive('Time-Part', 1)", "t"),
                .fails(
                    "select pgmq.create_partitioned('p', '10', '10', 0)", "P0001", "premake must be at least 1, got 0"),
            ]),
        ConformanceCase(
            "an archive is begun anew in partitions", needsPartman: true,
            [
                .run("create extension pg_partman"), .run("select pgmq.create('c'), pgmq.create('t')"),
                .run("select pgmq.send_batch('c', array['1', '2']::jsonb[])"), .run("select pgmq.archive('c', 1)"),
                .rows("select pgmq.convert_archive_partitioned('c')", ""),
                .rows("select relkind from pg_class where oid = 'pgmq.a_c'::regclass", "p"),
                .rows("select msg_id from pgmq.a_c_old", "1"), .rows("select pgmq.archive('c', 2)", "t"),
                .rows("select msg_id from pgmq.a_c", "2"),
                .notices("select pgmq.convert_archive_partitioned('c')", "NOTICE: Table a_cs is already partitioned"),
                .notices("select pgmq.convert_archive_partitioned('none')", "NOTICE: Table a_nones does not exists"),
                .run("select pgmq.convert_archive_partitioned('t', '1 hour', '2 hours')"),
                .rows(
                    "select parent_table, control, retention, retention_keep_index, infinite_time_partitions from part_config "
                        + "order by 1", "pgmq.a_c|msg_id|100000|f|t", "pgmq.a_t|archived_at|2 hours|f|t"),
                .run("select pgmq.send('t', '1')"), .rows("select pgmq.archive('t', 1)", "t"),
                .rows(
                    "select indexname from pg_indexes where indexname like 'archived_at_idx_c%' order by 1",
                    "archived_at_idx_c", "archived_at_idx_c_old"),
            ]),
    ]
}
