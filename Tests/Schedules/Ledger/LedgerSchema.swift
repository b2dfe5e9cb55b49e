import TestSupport

/// The tables in which a schedule's truth is kept, filled by triggers and by the participants' own statements.
///
/// Triggers write in the transaction that they watch: what was rolled back leaves no trace here either.
enum LedgerSchema {
    static let queue = "jobs"
    static let run = "7f1f6d2e-9f53-4f0a-8f0c-0a4b5d5d9b11"

    static let script = """
        select linernotes.enter_queue('jobs');
        \(TestClock.script)
        -- How long a read takes must not decide what it finds: no floor.
        create or replace function linernotes.note_cost(
          p_queue text, p_floor timestamptz, p_cost interval, p_oldest timestamptz, p_now timestamptz)
        returns void language plpgsql as $$ begin end $$;
        create schema ledger;
        create sequence ledger.step;
        create table ledger.sent (
          msg_id bigint, parent bigint, redrive_of bigint, in_run boolean, message jsonb,
          step bigint default nextval('ledger.step'));
        create table ledger.reads (
          msg_id bigint, read_ct integer, is_counted boolean, was_due boolean, at timestamptz,
          step bigint default nextval('ledger.step'));
        create table ledger.holds (
          msg_id bigint, until timestamptz, step bigint default nextval('ledger.step'));
        create table ledger.effects (
          msg_id bigint, read_ct integer, fanout integer, step bigint default nextval('ledger.step'));
        create table ledger.outcomes (
          msg_id bigint, read_ct integer, outcome text, step bigint default nextval('ledger.step'));
        \(triggers)
        \(drain)
        \(reset)
        do $quiet$
        declare
          v_table regclass;
        begin
          -- A vacuum in the middle of a schedule could change the order of rows that are due at the same time.
          for v_table in
            select oid from pg_class
            where relkind = 'r' and relnamespace in ('pgmq'::regnamespace, 'linernotes'::regnamespace, 'ledger'::regnamespace)
          loop
            execute format('alter table %s set (autovacuum_enabled = off)', v_table);
          end loop;
        end
        $quiet$;
        """

    /// A read is what changes last_read_at; it is due by the clock of the session that reads.
    private static let triggers = """
        create function ledger.note() returns trigger language plpgsql security definer as $$
        begin
          if tg_op = 'INSERT' then
            insert into ledger.sent (msg_id, parent, redrive_of, in_run, message)
            values (
              new.msg_id, case when not new.headers ? 'redrive_of' then (new.headers ->> 'parent')::bigint end,
              (new.headers ->> 'redrive_of')::bigint, coalesce(new.headers ? 'run', false), new.message);
          elsif new.read_ct <> old.read_ct or new.last_read_at is distinct from old.last_read_at then
            insert into ledger.reads (msg_id, read_ct, is_counted, was_due, at)
            select new.msg_id, new.read_ct, new.read_ct = old.read_ct + 1, old.vt <= at, at
            from linernotes.current_time() as at;
          end if;
          return null;
        end
        $$;
        create trigger ledger after insert or update on pgmq.q_jobs for each row execute function ledger.note();
        """

    /// One honest worker alone, long after everything: what is still waiting then is stuck.
    private static let drain = """
        create function ledger.drain() returns void language plpgsql as $$
        declare
          v_ids bigint[];
          v_counts integer[];
          v_parents bigint[];
        begin
          for v_round in 1..12 loop
            perform set_config('test.now', (timestamptz '2040-01-01Z' + v_round * interval '1 d')::text, true);
            select array_agg(r.msg_id), array_agg(r.read_ct) into v_ids, v_counts
            from linernotes.read('jobs', 10000, 60) r;
            exit when v_ids is null;
            with kept as (
              insert into ledger.effects (msg_id, read_ct, fanout)
              select held.id, a.given, (a.message ->> 'fanout')::int
              from linernotes.acknowledge('jobs', v_ids, v_counts) as held (id)
              join (
                select m.msg_id, m.message, g.given from ledger.sent m
                join unnest(v_ids, v_counts) as g (id, given) on g.id = m.msg_id) a on a.msg_id = held.id
              returning msg_id, fanout)
            select array_agg(kept.msg_id) into v_parents from kept, generate_series(1, kept.fanout);
            if v_parents is not null then
              perform linernotes.send_batch(
                'jobs', array(select '{"fanout": 0, "hop": 9}'::jsonb from unnest(v_parents)),
                array(select jsonb_build_object('run', '\(run)', 'parent', p) from unnest(v_parents) p));
            end if;
          end loop;
        end
        $$;
        """

    /// Empties everything; ids begin anew, so that a seed gives the same trace each time.
    ///
    /// The queue is truncated, because rows due at the same time come in the order in which they lie. Elsewhere
    /// nothing depends on that, and deleting is ten times as fast; `p_wholly` takes away what it leaves.
    private static let reset = """
        create function ledger.reset(p_wholly boolean) returns void language plpgsql as $$
        begin
          if p_wholly then
            truncate pgmq.a_jobs, linernotes.message_attempts, linernotes.dead_letters, linernotes.run_progress,
              ledger.sent, ledger.reads, ledger.holds, ledger.effects, ledger.outcomes;
          else
            delete from pgmq.a_jobs;
            delete from linernotes.message_attempts;
            delete from linernotes.dead_letters;
            delete from linernotes.run_progress;
            delete from ledger.sent;
            delete from ledger.reads;
            delete from ledger.holds;
            delete from ledger.effects;
            delete from ledger.outcomes;
          end if;
          truncate pgmq.q_jobs;
          perform setval('pgmq.q_jobs_msg_id_seq', 1, false), setval('linernotes.dead_letters_id_seq', 1, false),
            setval('ledger.step', 1, false);
        end
        $$;
        """
}
