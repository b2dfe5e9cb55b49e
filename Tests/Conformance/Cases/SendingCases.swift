extension ConformanceCase {
    static let sending = [
        ConformanceCase(
            "each form of send stores what it is given, visible when it says",
            [
                .run("select pgmq.create('q')"),
                .rows("select send as id from pgmq.send('q', '{\"a\": 1}')", "1"),
                .rows("select * from pgmq.send('q', '2', '{\"h\": 2}'::jsonb)", "2"),
                .rows("select * from pgmq.send('q', '3', 60)", "3"),
                .rows("select * from pgmq.send('q', '4', '2030-01-02 03:04:05+00'::timestamptz)", "4"),
                .rows("select * from pgmq.send('q', '5', '{\"h\": 5}', 60)", "5"),
                .rows("select * from pgmq.send('q', '6', '{\"h\": 6}', now() - interval '3 days')", "6"),
                .rows("select * from pgmq.send(queue_name => 'q', msg => '7', headers => null, delay => 0)", "7"),
                .rows("select * from pgmq.send(queue_name => 'q', msg => '8', delay => 60)", "8"),
                .rows("select * from pgmq.send('q', null)", "9"),
                .rows(
                    "select msg_id, message, headers, read_ct, last_read_at, vt <= clock_timestamp() from pgmq.q_q order by 1",
                    #"1|{"a": 1}|null|0|null|t"#, #"2|2|{"h": 2}|0|null|t"#, "3|3|null|0|null|f",
                    "4|4|null|0|null|f", #"5|5|{"h": 5}|0|null|f"#, #"6|6|{"h": 6}|0|null|t"#, "7|7|null|0|null|t",
                    "8|8|null|0|null|f", "9|null|null|0|null|t"),
                .rows(
                    "select vt - enqueued_at between interval '59 s' and interval '61 s' from pgmq.q_q where msg_id = 3",
                    "t"),
                .rows("select vt = '2030-01-02 03:04:05+00' from pgmq.q_q where msg_id = 4", "t"),
                .fails("select pgmq.send('none', '1')", "42P01", #"relation "pgmq.q_none" does not exist"#),
            ]),
        ConformanceCase(
            "each form of send_batch returns ids in input order",
            [
                .run("select pgmq.create('q')"),
                .rows("select send_batch as id from pgmq.send_batch('q', array['1', '2']::jsonb[])", "1", "2"),
                .rows(
                    "select * from pgmq.send_batch('q', array['3', '4']::jsonb[], array['{\"h\": 3}', null]::jsonb[])",
                    "3", "4"),
                .rows("select * from pgmq.send_batch('q', array['5']::jsonb[], 60)", "5"),
                .rows("select * from pgmq.send_batch('q', array['6']::jsonb[], now() + interval '1 hour')", "6"),
                .rows("select * from pgmq.send_batch('q', array['7']::jsonb[], array['{}']::jsonb[], 60)", "7"),
                .rows("select * from pgmq.send_batch('q', array['8']::jsonb[], array['{}']::jsonb[], now())", "8"),
                .rows(
                    "select * from pgmq.send_batch(queue_name => 'q', msgs => array[null, '10']::jsonb[], headers => null, "
                        + "delay => 0)", "9", "10"),
                .rows("select * from pgmq._send_batch('q', array['11']::jsonb[], null, now())", "11"),
                .rows(
                    "select msg_id, message, headers, vt <= clock_timestamp() from pgmq.q_q order by 1", "1|1|null|t",
                    "2|2|null|t", #"3|3|{"h": 3}|t"#, "4|4|null|t", "5|5|null|f", "6|6|null|f", "7|7|{}|f", "8|8|{}|t",
                    "9|null|null|t", "10|10|null|t", "11|11|null|t"),
                .rows(
                    "select array(select pgmq.send_batch('q', array(select to_jsonb(n) from generate_series(1, 200) n))) "
                        + "= array(select n from generate_series(12::bigint, 211) n)", "t"),
                .rows("select count(*) from pgmq.q_q where msg_id > 11 and message <> to_jsonb(msg_id - 11)", "0"),
            ]),
        ConformanceCase(
            "batches that do not pair up are refused",
            [
                .run("select pgmq.create('q')"),
                .fails("select pgmq.send_batch('q', null)", "P0001", "msgs cannot be NULL or empty"),
                .fails("select pgmq.send_batch('q', array[]::jsonb[])", "P0001", "msgs cannot be NULL or empty"),
                .fails(
                    "select pgmq.send_batch('q', array[]::jsonb[], array[]::jsonb[])", "P0001",
                    "msgs cannot be NULL or empty"),
                .fails(
                    "select pgmq.send_batch('q', array['1', '2']::jsonb[], array['1', '2', '3']::jsonb[])", "P0001",
                    "headers array length (3) must match msgs array length (2)"),
                .fails(
                    "select pgmq.send_batch('q', array['1']::jsonb[], array[]::jsonb[])", "P0001",
                    "headers array length (0) must match msgs array length (1)"),
                .fails(
                    "select pgmq._validate_batch_params(null, null)", "P0001", "msgs cannot be NULL or empty"),
                .rows("select count(*) from pgmq.q_q", "0"),
            ]),
    ]
}
