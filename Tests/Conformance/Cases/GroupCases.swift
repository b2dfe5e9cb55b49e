extension ConformanceCase {
    /// Messages 1 to 9 in the groups A A A B B C, none, none, C.
    private static let filled: [Step] = [
        .run("select pgmq.create('q')"),
        .run(
            """
            select pgmq.send('q', to_jsonb(n), case when g <> '' then jsonb_build_object('x-pgmq-group', g) end)
            from unnest(array['A', 'A', 'A', 'B', 'B', 'C', '', '', 'C']) with ordinality as given (g, n)
            """),
    ]
    private static let freed = Step.run("update pgmq.q_q set vt = clock_timestamp() - interval '1 s'")

    static let groups = [
        ConformanceCase(
            "read_grouped fills the batch group by group",
            filled + [
                .rows("select msg_id, read_ct, message from pgmq.read_grouped('q', 0, 2) order by 1", "1|1|1", "2|1|2"),
                .rows("select msg_id from pgmq.read_grouped('q', 600, 4) order by 1", "1", "2", "3", "4"),
                .rows("select msg_id from pgmq.read_grouped('q', 600, 9) order by 1", "6", "7", "8", "9"),
                .rows("select msg_id from pgmq.read_grouped('q', 600, 9)"),
                .run("select pgmq.delete('q', array[1, 2, 3, 4])"),
                .rows("select msg_id from pgmq.read_grouped('q', 600, 9)", "5"),
                .rows("select count(*) from pgmq.q_q where last_read_at is null or vt < now() + interval '590 s'", "0"),
            ]),
        ConformanceCase(
            "read_grouped_rr takes the groups in turn, in that order",
            filled + [
                .rows(
                    "select msg_id from pgmq.read_grouped_rr('q', 0, 100)", "1", "4", "6", "7", "2", "5", "9", "8", "3"),
                .rows(
                    "select msg_id, read_ct from pgmq.read_grouped_rr('q', 600, 6)", "1|2", "4|2", "6|2", "7|2", "2|2",
                    "5|2"),
                .rows("select msg_id from pgmq.read_grouped_rr('q', 600, 6)"), freed,
                .rows("select msg_id from pgmq.read_grouped_rr(queue_name => 'q', vt => 600, qty => 2)", "1", "4"),
                .rows("select msg_id from pgmq.read_grouped_rr('q', 600, 100)", "6", "7", "9", "8"),
            ]),
        ConformanceCase(
            "read_grouped_head takes the oldest of each group",
            filled + [
                .rows("select msg_id from pgmq.read_grouped_head('q', 0, 100) order by 1", "1", "4", "6", "7"), freed,
                .rows("select msg_id from pgmq.read_grouped_head('q', 600, 2) order by 1", "1", "4"),
                .rows("select msg_id from pgmq.read_grouped_head('q', 600, 100) order by 1", "6", "7"),
                .rows("select msg_id from pgmq.read_grouped_head('q', 600, 100)"),
                .run("select pgmq.delete('q', 4)"),
                .rows("select msg_id, read_ct from pgmq.read_grouped_head('q', 600, 100)", "5|1"),
            ]),
        ConformanceCase(
            "a group rests while its oldest message does, and only then",
            filled + [
                .run("select pgmq.set_vt('q', array[1, 5]::bigint[], 600)"),
                .rows("select msg_id from pgmq.read_grouped('q', 0, 100) order by 1", "4", "6", "7", "8", "9"), freed,
                .run("select pgmq.set_vt('q', array[1, 5]::bigint[], 600)"),
                .rows("select msg_id from pgmq.read_grouped_rr('q', 0, 100)", "4", "6", "7", "9", "8"), freed,
                .run("select pgmq.set_vt('q', array[1, 5]::bigint[], 600)"),
                .rows("select msg_id from pgmq.read_grouped_head('q', 0, 100) order by 1", "4", "6", "7"), freed,
                .run("select pgmq.set_vt('q', 2, 600)"),
                .rows("select msg_id from pgmq.read_grouped('q', 0, 2) order by 1", "1", "3"),
            ]),
        ConformanceCase(
            "the group is the header's text, and without one it is the group of all without one",
            [
                .run("select pgmq.create('q')"),
                .run(
                    #"select pgmq.send_batch('q', array['1', '2', '3', '4', '5', '6']::jsonb[], array['{"x-pgmq-group": ""}', "#
                        + #"'{"x-pgmq-group": null}', '{"x-pgmq-group": 5}', '[]', '{"x-pgmq-group": "5"}', null]::jsonb[])"#
                ),
                .rows("select msg_id from pgmq.read_grouped_rr('q', 0, 100)", "1", "2", "3", "4", "5", "6"),
                .rows("select msg_id from pgmq.read_grouped_head('q', 0, 100) order by 1", "1", "2", "3"),
            ]),
        ConformanceCase(
            "the polling forms wait",
            ["read_grouped", "read_grouped_rr", "read_grouped_head"].flatMap { function in
                [
                    Step.run("select pgmq.create('\(function)')"),
                    waits(function, queue: function),
                    .rows(
                        "select msg_id from pgmq.\(function)_with_poll(queue_name => '\(function)', vt => 600, qty => 1, "
                            + "max_poll_seconds => 1, poll_interval_ms => 100)"),
                ]
            }),
        ConformanceCase(
            "the index for groups is made once",
            [
                .run("select pgmq.create('q'), pgmq.create('r')"), .notices("select pgmq.create_fifo_index('q')"),
                .notices(
                    "select pgmq.create_fifo_index('q')", #"NOTICE: relation "q_q_fifo_idx" already exists, skipping"#),
                .rows("select pgmq.create_fifo_indexes_all()", ""),
                .rows(
                    "select indexname, indexdef like '%USING gin (headers)' from pg_indexes where indexname like '%\\__\\_fifo_idx' "
                        + "order by 1", "q_q_fifo_idx|t", "q_r_fifo_idx|t"),
            ]),
    ]
}
