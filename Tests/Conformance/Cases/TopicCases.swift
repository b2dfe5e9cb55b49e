extension ConformanceCase {
    private static func refusals(_ call: (String) -> String, _ refusals: [(String, String)]) -> [Step] {
        refusals.map { .fails("select \(call($0.0))", "P0001", $0.1) }
    }

    static let topics = [
        ConformanceCase(
            "routing keys are words between single dots",
            ["logs.error", "app.user-service.auth", "a_b.C.9", String(repeating: "a", count: 255)].map {
                .rows("select pgmq.validate_routing_key('\($0)')", "t")
            }
                + refusals(
                    { "pgmq.validate_routing_key(\($0))" },
                    [
                        ("''", "routing_key cannot be NULL or empty"), ("null", "routing_key cannot be NULL or empty"),
                        ("repeat('a', 256)", "routing_key length cannot exceed 255 characters, got 256 characters"),
                        ("'.a'", "routing_key cannot start with a dot. Got: .a"),
                        ("'a.'", "routing_key cannot end with a dot. Got: a."),
                        ("'a..b'", "routing_key cannot contain consecutive dots. Got: a..b"),
                    ])
                + ["a b", "a.*", "a!", "logs.(x|y)", "ä"].map {
                    .fails(
                        "select pgmq.validate_routing_key('\($0)')", "P0001",
                        "routing_key contains invalid characters. Only alphanumeric, dots, hyphens, and underscores are "
                            + "allowed. Got: \($0)")
                }),
        ConformanceCase(
            "patterns are routing keys with * and #",
            ["logs.*", "logs.#", "*.error", "#.error", "app.*.#", "#", "*", "a*b"].map {
                .rows("select pgmq.validate_topic_pattern('\($0)')", "t")
            }
                + refusals(
                    { "pgmq.validate_topic_pattern(\($0))" },
                    [
                        ("''", "pattern cannot be NULL or empty"), ("null", "pattern cannot be NULL or empty"),
                        ("repeat('a', 256)", "pattern length cannot exceed 255 characters, got 256 characters"),
                        ("'.a'", "pattern cannot start with a dot. Got: .a"),
                        ("'a.'", "pattern cannot end with a dot. Got: a."),
                        ("'a..*'", "pattern cannot contain consecutive dots. Got: a..*"),
                        (
                            "'a.**'",
                            "pattern cannot contain consecutive stars (**). Use # for multi-segment matching. Got: a.**"
                        ),
                        (
                            "'a.##'",
                            "pattern cannot contain consecutive hashes (##). A single # already matches zero or more segments. "
                                + "Got: a.##"
                        ),
                        (
                            "'*#'",
                            "pattern cannot contain adjacent wildcards (*# or #*). Separate wildcards with dots. Got: *#"
                        ),
                        (
                            "'#*'",
                            "pattern cannot contain adjacent wildcards (*# or #*). Separate wildcards with dots. Got: #*"
                        ),
                    ])
                + ["a b", "a!", "logs.[x]", "a$"].map {
                    .fails(
                        "select pgmq.validate_topic_pattern('\($0)')", "P0001",
                        "pattern contains invalid characters. Only alphanumeric, dots, hyphens, underscores, *, and # are "
                            + "allowed. Got: \($0)")
                }),
        ConformanceCase(
            "bindings are made, listed and taken back",
            [
                .run("select pgmq.create('q'), pgmq.create('r')"),
                .rows("select pgmq.bind_topic('a-b.*.c.#', 'q')", ""), .run("select pgmq.bind_topic('a-b.*.c.#', 'q')"),
                .run("select pgmq.bind_topic(pattern => '#', queue_name => 'r')"),
                .rows(
                    "select pattern, queue_name, compiled_regex from pgmq.list_topic_bindings()", "#|r|^.*$",
                    #"a-b.*.c.#|q|^a-b\.[^.]+\.c\..*$"#),
                .rows("select pattern from pgmq.list_topic_bindings(queue_name => 'q')", "a-b.*.c.#"),
                .rows("select pattern from pgmq.list_topic_bindings('none')"),
                .columns(
                    "select * from pgmq.list_topic_bindings()",
                    "pattern text, queue_name text, bound_at timestamp with time zone, compiled_regex text"),
                .columns(
                    "select * from pgmq.list_topic_bindings('q')",
                    "pattern text, queue_name text, bound_at timestamp with time zone, compiled_regex text"),
                .rows("select pgmq.unbind_topic('#', 'r'), pgmq.unbind_topic('#', 'q')", "t|f"),
                .rows("select pgmq.unbind_topic(pattern => '#', queue_name => 'r')", "f"),
                .rows(
                    "insert into pgmq.topic_bindings (pattern, queue_name) values ('a+(b)[c]{d}|e?^$', 'q') "
                        + "returning compiled_regex", #"^a\+\(b\)\[c\]\{d\}\|e\?\^\$$"#),
            ]
                + refusals(
                    { "pgmq.\($0)" },
                    [
                        (
                            "bind_topic('a', 'none')",
                            #"Queue "none" does not exist. Create the queue first using pgmq.create()"#
                        ), ("bind_topic('a', '')", "queue_name cannot be NULL or empty"),
                        ("bind_topic('a', null)", "queue_name cannot be NULL or empty"),
                        ("bind_topic('a..', '')", "pattern cannot end with a dot. Got: a.."),
                        ("unbind_topic('', 'q')", "pattern cannot be NULL or empty"),
                        ("unbind_topic('a', null)", "queue_name cannot be NULL or empty"),
                    ])),
        ConformanceCase(
            "a star is one word, a hash any text, and the whole key must match",
            [
                .run("select pgmq.create('q'), pgmq.create('r')"),
                .run(
                    "select pgmq.bind_topic('logs.*', 'q'), pgmq.bind_topic('logs.#', 'q'), pgmq.bind_topic('#.error', 'r')"
                ),
                .run("select pgmq.bind_topic('x.logs', 'q')"),
                .rows(
                    "select pattern, queue_name, compiled_regex from pgmq.test_routing('logs.error')",
                    #"#.error|r|^.*\.error$"#, #"logs.#|q|^logs\..*$"#, #"logs.*|q|^logs\.[^.]+$"#),
                .rows("select pattern from pgmq.test_routing('logs.db.info')", "logs.#"),
                .rows("select pattern from pgmq.test_routing(routing_key => 'logs')"),
                .rows("select pattern from pgmq.test_routing('error')"),
                .rows("select pattern from pgmq.test_routing('xxlogs')"),
                .rows("select pattern from pgmq.test_routing('logsXa')"),
                .columns("select * from pgmq.test_routing('a')", "pattern text, queue_name text, compiled_regex text"),
                .fails(
                    "select pgmq.test_routing('a..b')", "P0001",
                    "routing_key cannot contain consecutive dots. Got: a..b"),
            ]),
        ConformanceCase(
            "a message goes to each queue that asks for it, once",
            [
                .run("select pgmq.create('q'), pgmq.create('r')"),
                .run("select pgmq.bind_topic('a.*', 'r'), pgmq.bind_topic('a.#', 'r'), pgmq.bind_topic('a.b', 'q')"),
                .rows("select pgmq.send_topic('a.b', '1')", "2"), .rows("select pgmq.send_topic('a.c', '2', 60)", "1"),
                .rows("select pgmq.send_topic('a.b', '3', '{\"h\": 3}', 0)", "2"),
                .rows("select pgmq.send_topic(routing_key => 'a.b', msg => '4', headers => null, delay => 60)", "2"),
                .rows("select pgmq.send_topic('z', '5')", "0"),
                .rows(
                    "select message, headers, vt <= clock_timestamp() from pgmq.q_r order by msg_id", "1|null|t",
                    "2|null|f", #"3|{"h": 3}|t"#, "4|null|f"),
                .rows("select message from pgmq.q_q order by msg_id", "1", "3", "4"),
            ]
                + refusals(
                    { "pgmq.send_topic(\($0))" },
                    [
                        ("'a..b', '1'", "routing_key cannot contain consecutive dots. Got: a..b"),
                        ("'a.b', null", "msg cannot be NULL"), ("'a.b', null, null, -1", "msg cannot be NULL"),
                        ("'a.b', '1', -1", "delay cannot be negative, got: -1"),
                        ("'a.b', '1', '{}', -5", "delay cannot be negative, got: -5"),
                    ])),
        ConformanceCase(
            "a batch goes to each queue that asks for it, queue by queue",
            [
                .run("select pgmq.create('q'), pgmq.create('r')"),
                .run("select pgmq.bind_topic('a.*', 'r'), pgmq.bind_topic('a.#', 'r'), pgmq.bind_topic('a.b', 'q')"),
                .rows(
                    "select * from pgmq.send_batch_topic('a.b', array['1', '2']::jsonb[])", "q|1", "q|2", "r|1", "r|2"),
                .rows(
                    "select * from pgmq.send_batch_topic('a.c', array['3']::jsonb[], array['{\"h\": 3}']::jsonb[])",
                    "r|3"),
                .rows("select * from pgmq.send_batch_topic('a.c', array['4']::jsonb[], 60)", "r|4"),
                .rows(
                    "select * from pgmq.send_batch_topic('a.c', array['5']::jsonb[], now() + interval '1 hour')", "r|5"),
                .rows(
                    "select * from pgmq.send_batch_topic('a.c', array['6']::jsonb[], array['{}']::jsonb[], 60)", "r|6"),
                .rows(
                    "select * from pgmq.send_batch_topic(routing_key => 'a.c', msgs => array['7']::jsonb[], headers => null, "
                        + "delay => now())", "r|7"),
                .rows("select * from pgmq.send_batch_topic('z', array['8']::jsonb[])"),
                .rows(
                    "select message, headers, vt <= clock_timestamp() from pgmq.q_r order by msg_id", "1|null|t",
                    "2|null|t", #"3|{"h": 3}|t"#, "4|null|f", "5|null|f", "6|{}|f", "7|null|t"),
                .columns(
                    "select * from pgmq.send_batch_topic('z', array['8']::jsonb[])", "queue_name text, msg_id bigint"),
            ]
                + refusals(
                    { "pgmq.send_batch_topic(\($0))" },
                    [
                        ("'a..b', array['1']::jsonb[]", "routing_key cannot contain consecutive dots. Got: a..b"),
                        ("'a.b', null", "msgs cannot be NULL or empty"),
                        ("'a.b', array[]::jsonb[]", "msgs cannot be NULL or empty"),
                        (
                            "'a.b', array['1']::jsonb[], array['1', '2']::jsonb[]",
                            "headers array length (2) must match msgs array length (1)"
                        ),
                    ])),
    ]
}
