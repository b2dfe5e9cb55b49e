extension ConformanceCase {
    private static let record =
        "msg_id bigint, read_ct integer, enqueued_at timestamp with time zone, last_read_at timestamp with time zone, "
        + "vt timestamp with time zone, message jsonb, headers jsonb"

    /// One statement that sends what is visible after 300 ms and polls for it: however slow the machine, it has waited.
    static func waits(_ function: String, queue: String) -> Step {
        .rows(
            """
            with sent as materialized (
              select send::int as id from pgmq.send('\(queue)', '1', clock_timestamp() + interval '300 ms')
            )
            select r.msg_id, r.last_read_at - r.enqueued_at >= interval '300 ms'
            from sent, pgmq.\(function)_with_poll('\(queue)', 600, sent.id, 20, 20) r
            """, "1|t")
    }

    static let reading = [
        ConformanceCase(
            "every read returns the columns of message_record in their order",
            [.run("select pgmq.create('q')")]
                + [
                    "read('q', 1, 1)", "read_with_poll('q', 1, 1)", "pop('q')", "set_vt('q', 1, 1)",
                    "set_vt('q', 1, now())", "set_vt('q', array[1]::bigint[], 1)",
                    "set_vt('q', array[1]::bigint[], now())", "read_grouped('q', 1, 1)", "read_grouped_rr('q', 1, 1)",
                    "read_grouped_head('q', 1, 1)", "read_grouped_with_poll('q', 1, 1)",
                    "read_grouped_rr_with_poll('q', 1, 1)", "read_grouped_head_with_poll('q', 1, 1)",
                ].map { .columns("select * from pgmq.\($0)", record) }),
        ConformanceCase(
            "reading takes the oldest visible messages and hides them",
            [
                .run("select pgmq.create('q')"),
                .run("select pgmq.send_batch('q', array['1', '2', '3', '4']::jsonb[])"),
                .run("select pgmq.set_vt('q', 2, 600)"),
                .rows("select msg_id, read_ct, message from pgmq.read('q', 0, 1)", "1|1|1"),
                .rows("select msg_id, read_ct from pgmq.read('q', 600, 2)", "1|2", "3|1"),
                .rows("select msg_id from pgmq.read(queue_name => 'q', vt => 600, qty => 1000)", "4"),
                .rows("select msg_id from pgmq.read('q', 600, 1)"),
                .rows(
                    "select count(*) from pgmq.q_q where vt > now() + interval '590 s' and last_read_at <= now()", "3"),
                .rows("select msg_id from pgmq.set_vt('q', array[1, 2]::bigint[], 0) order by 1", "1", "2"),
                .rows("select msg_id from pgmq.read('q', 0, 0)"),
                .rows("select msg_id, read_ct from pgmq.read('q', 600, 5) order by 1", "1|3", "2|1"),
                .fails("select pgmq.read('none', 1, 1)", "42P01", #"relation "pgmq.q_none" does not exist"#),
            ]),
        ConformanceCase(
            "a condition reads only messages that contain it",
            [
                .run("select pgmq.create('q')"),
                .run(#"select pgmq.send_batch('q', array['{"a": 1}', '{"a": 2, "b": 1}', null]::jsonb[])"#),
                .rows(#"select msg_id from pgmq.read('q', 0, 9, '{"a": 2}')"#, "2"),
                .rows(#"select msg_id from pgmq.read('q', 0, 9, conditional => '{"a": 3}')"#),
                .rows("select count(*) from pgmq.read('q', 0, 9, '{}')", "3"),
                .rows("select count(*) from pgmq.read('q', 0, 9, null)", "3"),
                .rows(#"select msg_id from pgmq.read_with_poll('q', 0, 9, 5, 100, '{"b": 1}')"#, "2"),
            ]),
        ConformanceCase(
            "a polling read waits for what becomes visible, and no longer than it may",
            [
                .run("select pgmq.create('q')"),
                waits("read", queue: "q"),
                .rows(
                    "select msg_id from pgmq.read_with_poll('q', 600, 1, max_poll_seconds => 1, poll_interval_ms => 200)"
                ),
                .rows(
                    "select clock_timestamp() - statement_timestamp() >= interval '1 s' from "
                        + "(select count(*) from pgmq.read_with_poll('q', 600, 1, 1, 300)) as polled", "t"),
                .run("select pgmq.set_vt('q', 1, 0)"),
                .rows("select msg_id from pgmq.read_with_poll('q', 600, 1, 0, 100)"),
            ]),
        ConformanceCase(
            "popping deletes what it returns",
            [
                .run("select pgmq.create('q')"), .rows("select * from pgmq.pop('q')"),
                .run("select pgmq.send_batch('q', array['1', '2', '3', '4']::jsonb[])"),
                .run("select pgmq.read('q', 0, 1)"),
                .rows("select msg_id, read_ct, last_read_at is null from pgmq.pop('q', 2)", "1|1|f", "2|0|t"),
                .rows("select msg_id, message from pgmq.pop('q')", "3|3"),
                .rows("select msg_id from pgmq.pop(queue_name => 'q', qty => 10)", "4"),
                .rows("select count(*) from pgmq.q_q", "0"), .rows("select count(*) from pgmq.a_q", "0"),
            ]),
        ConformanceCase(
            "set_vt sets what it says, counts no read and knows no message that is gone",
            [
                .run("select pgmq.create('q')"), .run("select pgmq.send_batch('q', array['1', '2']::jsonb[])"),
                .rows(
                    "select vt = '2030-01-02 03:04:05+00', read_ct, last_read_at "
                        + "from pgmq.set_vt('q', 1, '2030-01-02 03:04:05+00'::timestamptz)", "t|0|null"),
                .rows(
                    "select msg_id, vt = '2001-02-03' from pgmq.set_vt('q', array[2, 99]::bigint[], '2001-02-03'::timestamptz)",
                    "2|t"),
                .rows(
                    "select vt > clock_timestamp() + interval '4 s' from pgmq.set_vt(queue_name => 'q', msg_id => 1, vt => 5)",
                    "t"),
                .rows("select * from pgmq.set_vt('q', 99, 0)"),
                .rows("select msg_id from pgmq.read('q', 0, 5)", "2"),
                .run("select pgmq.set_vt('q', array[1]::bigint[], 0)"),
                .rows("select msg_id from pgmq.read('q', 0, 5) order by 1", "1", "2"),
            ]),
        ConformanceCase(
            "last_read_at moves on at each read and at nothing else",
            [
                .run("select pgmq.create('q')"), .run("select pgmq.send('q', '1')"),
                .rows("select last_read_at from pgmq.set_vt('q', 1, 0)", "null"),
                .run("create temp table seen as select last_read_at from pgmq.read('q', 0, 1)"),
                .rows(
                    "select r.last_read_at > s.last_read_at from pgmq.read('q', 0, 1) r, seen s", "t"),
                .rows("select last_read_at is null from pgmq.set_vt('q', 1, 0)", "f"),
                .rows("select last_read_at is null from pgmq.pop('q')", "f"),
            ]),
        ConformanceCase(
            "deleting and archiving tell what was there",
            [
                .run("select pgmq.create('q')"),
                .run(
                    "select pgmq.send_batch('q', array['1', '2', '3', '4', '5']::jsonb[], array['1', '2', '3', '4', '5']::jsonb[])"
                ),
                .run("select pgmq.read('q', 0, 1)"), .rows("select pgmq.delete('q', 2)", "t"),
                .rows("select pgmq.delete('q', 2)", "f"),
                .rows("select * from pgmq.delete('q', array[2, 3, 99])", "3"),
                .rows("select pgmq.archive('q', 1)", "t"),
                .rows("select pgmq.archive('q', 1)", "f"),
                .rows("select archive from pgmq.archive('q', array[4, 5, -3])", "4", "5"),
                .rows("select * from pgmq.archive(queue_name => 'q', msg_ids => array[4])"),
                .rows(
                    "select msg_id, read_ct, message, headers, last_read_at is null, vt <= archived_at from pgmq.a_q "
                        + "order by 1", "1|1|1|1|f|t", "4|0|4|4|t|t", "5|0|5|5|t|t"),
                .rows("select count(*) from pgmq.q_q", "0"),
                .fails("select pgmq.archive('none', 1)", "42P01", #"relation "pgmq.q_none" does not exist"#),
                .fails("select pgmq.delete('none', 1)", "42P01", #"relation "pgmq.q_none" does not exist"#),
            ]),
    ]

    static let sessions = [
        ConformanceCase(
            "what an open transaction sends nobody else can read",
            [
                .run("select pgmq.create('q')"), .run("begin"), .run("select pgmq.send('q', '1')"),
                .rows("select msg_id from pgmq.read('q', 600, 1)").elsewhere, .run("commit"),
                .rows("select msg_id from pgmq.read('q', 600, 1)", "1").elsewhere,
            ]),
        ConformanceCase(
            "what an open transaction has read others skip, and it is back after a rollback",
            [
                .run("select pgmq.create('q')"), .run("select pgmq.send_batch('q', array['1', '2']::jsonb[])"),
                .run("begin"), .rows("select msg_id from pgmq.read('q', 600, 1)", "1"),
                .rows("select msg_id from pgmq.read('q', 600, 5)", "2").elsewhere,
                .rows("select msg_id from pgmq.pop('q', 5)").elsewhere, .run("rollback"),
                .rows("select msg_id, read_ct from pgmq.read('q', 600, 5)", "1|1").elsewhere,
            ]),
        ConformanceCase(
            "a pop that is rolled back leaves the message",
            [
                .run("select pgmq.create('q')"), .run("select pgmq.send('q', '1')"), .run("begin"),
                .rows("select msg_id from pgmq.pop('q')", "1"), .rows("select msg_id from pgmq.pop('q')").elsewhere,
                .run("rollback"), .rows("select msg_id from pgmq.pop('q')", "1").elsewhere,
            ]),
        ConformanceCase(
            "two readers in open transactions never share a group",
            [
                .run("select pgmq.create('q')"),
                .run(
                    #"select pgmq.send_batch('q', array['1', '2', '3']::jsonb[], array['{"x-pgmq-group": "a"}', "#
                        + #"'{"x-pgmq-group": "a"}', '{"x-pgmq-group": "b"}']::jsonb[])"#), .run("begin"),
                .rows("select msg_id from pgmq.read_grouped('q', 600, 1)", "1"),
                .rows("select msg_id from pgmq.read_grouped('q', 600, 5) where msg_id < 3").elsewhere,
                .run("rollback"), .run("select pgmq.set_vt('q', 3, 0)"), .run("begin"),
                .rows("select msg_id from pgmq.read_grouped_rr('q', 600, 5)", "1", "3", "2"),
                .rows("select msg_id from pgmq.read_grouped_rr('q', 600, 5)").elsewhere,
                .rows("select msg_id from pgmq.read_grouped_head('q', 600, 5)").elsewhere, .run("rollback"),
            ]),
    ]
}
