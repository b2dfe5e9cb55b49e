/// A function of the queue with a mistake in it.
struct Mutant: Sendable {
    let name: String
    let function: String
    /// What the mistake replaces in the function's text.
    let right: String
    let wrong: String
}

extension Mutant {
    // As compiled for the queue of the schedules.
    private static let acknowledge = #""acknowledge@jobs""#
    private static let read = #""read@jobs""#
    private static let fence = "on m.msg_id = given.msg_id and m.read_ct = given.read_ct"

    static let all = fences + locks + books

    private static let fences = [
        Mutant(
            name: "acknowledge ignores the read count", function: acknowledge,
            right: "where m.msg_id = given.msg_id and m.read_ct = given.read_ct", wrong: "where m.msg_id = given.msg_id"
        ),
        Mutant(
            name: "extend ignores the read count", function: "extend", right: fence,
            wrong: "on m.msg_id = given.msg_id"),
        Mutant(
            name: "fail and defer ignore the read count", function: "send_back", right: fence,
            wrong: "on m.msg_id = given.msg_id"),
        Mutant(
            name: "dead_letter ignores the read count", function: "dead_letter", right: fence,
            wrong: "on m.msg_id = given.msg_id"),
        Mutant(
            name: "sending back takes the read back, so that fences repeat", function: "send_back",
            right: "set vt = $5 +", wrong: "set read_ct = m.read_ct - 1, vt = $5 +"),
        Mutant(
            name: "the fence of acknowledge is looked at before its lock is taken", function: acknowledge,
            right: "where m.msg_id = given.msg_id and m.read_ct = given.read_ct",
            wrong: """
                where m.msg_id = given.msg_id
                  and m.msg_id = any (array(
                    select o.msg_id from pgmq.q_jobs o
                    join unnest(p_message_ids, p_read_counts) as g (msg_id, read_ct)
                      on o.msg_id = g.msg_id and o.read_ct = g.read_ct))
                """),
        Mutant(
            name: "the fence of fail and defer is looked at before its lock is taken", function: "send_back",
            right: "\n        for update of m", wrong: ""),
        Mutant(
            name: "the fence of dead_letter is looked at before its lock is taken", function: "dead_letter",
            right: "        for update of m\n", wrong: ""),
    ]

    private static let locks = [
        Mutant(
            name: "read takes no lock", function: read, right: "for update skip locked", wrong: ""),
        Mutant(
            name: "read waits for other readers", function: read, right: "for update skip locked",
            wrong: "for update"),
        Mutant(
            name: "read counts only first deliveries", function: read, right: "set read_ct = m.read_ct + 1",
            wrong: "set read_ct = greatest(m.read_ct, 1)"),
        Mutant(
            name: "read takes what is not yet due", function: read, right: "m.vt <= v_now",
            wrong: "m.vt <= v_now + interval '1 s'"),
        Mutant(
            name: "read hides messages for good", function: read,
            right: "vt = v_now + make_interval(secs => p_visibility_timeout_seconds)",
            wrong: "vt = v_now + make_interval(years => 100)"),
        Mutant(
            name: "read hides nothing", function: read,
            right: "vt = v_now + make_interval(secs => p_visibility_timeout_seconds)", wrong: "vt = v_now"),
        Mutant(
            name: "sending back forgets the delay", function: "send_back",
            right: "given.delay_ms * interval '1 millisecond'", wrong: "interval '0'"),
        Mutant(
            name: "sending forgets the delay", function: "send_batch",
            right: "coalesce(given.delay_ms, 0) * interval '1 millisecond'", wrong: "interval '0'"),
        Mutant(
            name: "ids of a batch come in the wrong order", function: "send_batch",
            right: "as given (message, headers, delay_ms)\n",
            wrong: "as given (message, headers, delay_ms) order by given.message desc\n"),
        Mutant(
            name: "extend forgets to extend", function: "extend", right: "set vt = $3 + make_interval(secs => $4)",
            wrong: "set vt = m.vt"),
        Mutant(
            name: "redrive takes what was redriven already", function: "redrive_letters",
            right: " and d.redriven_as is null", wrong: ""),
        Mutant(
            name: "redrive looks and writes without a lock between", function: "redrive_letters",
            right: "    for update\n", wrong: ""),
    ]

    private static let books = [
        Mutant(
            name: "a deferral burns an attempt", function: "send_back", right: "($7 = 'fail')::int",
            wrong: "1"),
        Mutant(
            name: "a failure burns none", function: "send_back", right: "($7 = 'fail')::int", wrong: "0"),
        Mutant(
            name: "the last attempt is not counted", function: "dead_letter",
            right: "coalesce(f.attempts, 0) + (coalesce(gone.cause ->> 'counts_attempt', '') = 'true')::int",
            wrong: "coalesce(f.attempts, 0)"),
        Mutant(
            name: "the cause is dropped when a message is given up", function: "dead_letter",
            right: "left(coalesce(gone.cause ->> 'code', 'unknown'), 200)", wrong: "'unknown'"),
        Mutant(
            name: "the history is dropped when a message is given up", function: "dead_letter",
            right: "coalesce(f.history, '[]')", wrong: "'[]'"),
        Mutant(
            name: "attempts outlive their message", function: acknowledge,
            right: "a.msg_id = any (v_gone)", wrong: "a.msg_id = -1"),
        Mutant(
            name: "an acknowledged message is not archived", function: acknowledge,
            right: "    from gone\n  )\n  select",
            wrong: "    from gone\n    where gone.read_ct < 3\n  )\n  select"),
        Mutant(
            name: "a run counts what was asked for instead of what was acknowledged", function: acknowledge,
            right: "count(*), v_now", wrong: "cardinality(p_message_ids), v_now"),
        Mutant(
            name: "a run does not count its follow-ups", function: "count_sent",
            right: "as given (headers)", wrong: "as given (headers) where not given.headers ? 'parent'"),
        Mutant(
            name: "a redriven message still counts as given up in its run", function: "redrive_letters",
            right: "-count(*), $2", wrong: "0, $2"),
        Mutant(
            name: "a redriven message loses its body", function: "redrive_letters",
            right: "coalesce($5, d.message) as message", wrong: "'{\"fanout\": 0, \"hop\": 0}'::jsonb as message"),
    ]
}
