/// A promise of the queue: a query that returns no row while it is kept.
struct Invariant {
    let name: String
    let query: String
}

extension Invariant {
    static let all = places + settlements + times + counts

    private static let places = [
        Invariant(
            name: "each message sent is in exactly one of queue, archive and dead letters",
            query: """
                select p.msg_id, string_agg(p.place, ', ') as places
                from (
                  select msg_id, 'sent' as place from ledger.sent
                  union all select msg_id, 'queue' from pgmq.q_jobs
                  union all select msg_id, 'archive' from pgmq.a_jobs
                  union all select msg_id, 'dead letters' from linernotes.dead_letters) p
                group by p.msg_id
                having count(*) <> 2 or count(*) filter (where p.place = 'sent') <> 1
                """),
        Invariant(
            name: "a send whose commit was answered stands, one rolled back does not",
            query: """
                select id as msg_id, true as committed from unnest(p_committed) id
                where not exists (select from ledger.sent s where s.msg_id = id)
                union all
                select id, false from unnest(p_undone) id where exists (select from ledger.sent s where s.msg_id = id)
                """),
        Invariant(
            name: "a message is archived and given up as it was sent",
            query: """
                select s.msg_id, s.message, m.message as now
                from ledger.sent s
                join (
                  select msg_id, message from pgmq.q_jobs
                  union all select msg_id, message from pgmq.a_jobs
                  union all select msg_id, message from linernotes.dead_letters) m using (msg_id)
                where s.message is distinct from m.message
                """),
        Invariant(
            name: "a message is redriven as it was given up",
            query: """
                select s.msg_id, s.message, d.message as given_up
                from ledger.sent s
                join linernotes.dead_letters d on d.id = s.redrive_of
                where s.message is distinct from d.message
                """),
        Invariant(
            name: "everything visible gets drained",
            query: "select m.msg_id, m.read_ct, m.vt from pgmq.q_jobs m"),
        Invariant(
            name: "a dead letter is redriven at most once, and only a dead letter",
            query: """
                select s.redrive_of, s.msg_id
                from ledger.sent s
                where s.redrive_of is not null and not exists (
                  select from linernotes.dead_letters d where d.id = s.redrive_of and d.redriven_as = s.msg_id)
                union all
                select d.id, d.redriven_as
                from linernotes.dead_letters d
                where d.redriven_as is not null and not exists (
                  select from ledger.sent s where s.redrive_of = d.id and s.msg_id = d.redriven_as)
                """),
    ]

    private static let settlements = [
        Invariant(
            name: "each archived message has its effect exactly once",
            query: """
                select a.msg_id, count(e.msg_id) as effects
                from pgmq.a_jobs a
                left join ledger.effects e using (msg_id)
                group by a.msg_id
                having count(e.msg_id) <> 1
                """),
        Invariant(
            name: "no effect without its archived message, and both carry the same read count",
            query: """
                select e.msg_id, e.read_ct, a.read_ct as archived_read_ct
                from ledger.effects e
                left join pgmq.a_jobs a using (msg_id)
                where a.read_ct is distinct from e.read_ct
                """),
        Invariant(
            name: "follow-ups exist if and only if the effect committed, in the declared number",
            query: """
                select e.msg_id, e.fanout, count(s.msg_id) as follow_ups
                from (select msg_id, sum(fanout) as fanout from ledger.effects group by msg_id) e
                left join ledger.sent s on s.parent = e.msg_id
                group by e.msg_id, e.fanout
                having count(s.msg_id) <> e.fanout
                union all
                select s.parent, 0, count(*)
                from ledger.sent s
                where s.parent is not null and not exists (select from ledger.effects e where e.msg_id = s.parent)
                group by s.parent
                """),
        Invariant(
            name: "each delivery is settled at most once",
            query: """
                select s.msg_id, s.read_ct, string_agg(s.outcome, ', ' order by s.step) as outcomes
                from (
                  select msg_id, read_ct, outcome, step from ledger.outcomes where outcome <> 'extend'
                  union all select msg_id, read_ct, 'effect', step from ledger.effects) s
                group by s.msg_id, s.read_ct
                having count(*) > 1
                """),
        Invariant(
            name: "nobody settles or extends a message that was read again since",
            query: """
                select o.msg_id, o.outcome, o.read_ct, r.read_ct as read_before
                from (
                  select msg_id, read_ct, outcome, step from ledger.outcomes
                  union all select msg_id, read_ct, 'effect', step from ledger.effects) o
                join ledger.reads r on r.msg_id = o.msg_id and r.read_ct > o.read_ct and r.step < o.step
                """),
    ]

    private static let times = [
        Invariant(
            name: "a message is read only when it is due, and each read is counted",
            query: "select msg_id, read_ct, is_counted, was_due from ledger.reads where not (is_counted and was_due)"),
        Invariant(
            name: "nobody reads a message before the time that was promised",
            query: """
                select r.msg_id, r.read_ct, r.at, h.until
                from ledger.reads r
                cross join lateral (
                  select h.until from ledger.holds h
                  where h.msg_id = r.msg_id and h.step < r.step
                  order by h.step desc limit 1) h
                where r.at < h.until
                """),
    ]

    private static let counts = [
        Invariant(
            name: "read_ct equals the number of reads that committed",
            query: """
                select m.msg_id, m.read_ct, count(r.msg_id) as reads
                from (
                  select msg_id, read_ct from pgmq.q_jobs
                  union all select msg_id, read_ct from pgmq.a_jobs
                  union all select msg_id, read_ct from linernotes.dead_letters) m
                left join ledger.reads r on r.msg_id = m.msg_id
                group by m.msg_id, m.read_ct
                having count(r.msg_id) <> m.read_ct
                """),
        Invariant(
            name: "failures are attempts, deferrals burn none, and each has its line in the history",
            query: """
                select m.msg_id, m.attempts, m.deferrals, m.history, o.fails, o.defers, o.lines
                from (
                  select msg_id, attempts, deferrals, history from linernotes.dead_letters
                  union all select msg_id, attempts, deferrals, history from linernotes.message_attempts) m
                cross join lateral (
                  select count(*) filter (where o.outcome in ('fail', 'last attempt')) as fails,
                    count(*) filter (where o.outcome = 'defer') as defers,
                    count(*) filter (where o.outcome <> 'extend') as lines
                  from ledger.outcomes o
                  where o.msg_id = m.msg_id) o
                where m.attempts <> o.fails or m.deferrals <> o.defers
                  or jsonb_array_length(m.history) <> least(20, o.lines)
                """),
        Invariant(
            name: "a dead letter says why",
            query: """
                select d.msg_id, d.category, d.code, d.error from linernotes.dead_letters d
                where (d.category, d.code, d.error) <> ('test', 'schedule', 'planned')
                """),
        Invariant(
            name: "attempts are forgotten with their message",
            query: """
                select t.msg_id from linernotes.message_attempts t
                where not exists (select from pgmq.q_jobs m where m.msg_id = t.msg_id)
                """),
        Invariant(
            name: "a run's progress adds up to what happened",
            query: """
                select *
                from (
                  select coalesce(sum(sent), 0) as sent, coalesce(sum(acknowledged), 0) as acknowledged,
                    coalesce(sum(dead_lettered), 0) as dead_lettered
                  from linernotes.run_progress) said
                cross join (
                  select (select count(*) from ledger.sent where in_run and redrive_of is null) as really_sent,
                    (select count(*) from pgmq.a_jobs where headers ? 'run') as archived,
                    (select count(*) from linernotes.dead_letters where run_id is not null and redriven_as is null) as dead
                  ) did
                where (said.sent, said.acknowledged, said.dead_lettered) <> (did.really_sent, did.archived, did.dead)
                """),
    ]

    /// All of them as one function, so that their plans are kept from schedule to schedule. What each finds is sorted: a
    /// seed reports the same wherever its rows lie.
    static var function: String {
        let checks = all.map { invariant in
            """
            return query select '\(invariant.name.replacing("'", with: "''"))', to_jsonb(x)::text from (
            \(invariant.query)) x
            order by 2;
            """
        }
        return """
            create function ledger.violations(p_committed bigint[], p_undone bigint[])
            returns table (invariant text, found text) language plpgsql as $$
            #variable_conflict use_column
            begin
            \(checks.joined(separator: "\n"))
            end
            $$;
            """
    }
}
