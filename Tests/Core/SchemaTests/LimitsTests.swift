import Postgres
import Testing

@Suite("What holds an upstream")
struct LimitsTests {
    private static let held = """
        select array_to_string(array(
          select 'penalty' from linernotes.rate_limit_penalties where upstream = 'mb' and blocked_until > clock_timestamp()
          union all select state || ' ' || epoch from linernotes.circuit_breakers where upstream = 'mb'
          union all select 'slots' from linernotes.rate_limits where upstream = 'mb' and next_slot_at > clock_timestamp()
        ), ', ')
        """

    @Test("is lifted by operators alone, in one call that says what it lifted and leaves a note")
    func lift() async throws {
        try await ScratchDatabase.with { scratch in
            try await scratch.database.run(
                script: """
                    insert into linernotes.rate_limit_penalties values ('mb', 'infinity', 'quota', now());
                    insert into linernotes.circuit_breakers
                      (upstream, state, epoch, consecutive_failures, trips, retry_at, updated_at)
                    values ('mb', 'open', 7, 5, 3, 'infinity', now());
                    insert into linernotes.rate_limits values ('mb', 'infinity', 1000, 1, 1, 'infinity', now());
                    """)
            #expect(try await scratch.values(Self.held) == ["penalty, open 7, slots"])
            let lifted: [[String]] = try await scratch.values("select linernotes.lift_limits('mb', 'asked them')")
            #expect(lifted == [["slots", "penalty", "breaker"]])
            #expect(try await scratch.values(Self.held) == ["closed 8"])
            #expect(try await scratch.values("select linernotes.lift_limits('mb')") == [[String]()])
            let granted: [Int] = try await scratch.values(
                "select granted from linernotes.lease_rate_tokens('mb', 1000, 1, 1, 2000)")
            #expect(granted == [1])
            let notes: [String] = try await scratch.values(
                """
                select details ->> 'reason' from linernotes.maintenance_logs
                where task = 'lift_limits' and details ->> 'by' = session_user order by id limit 1
                """)
            #expect(notes == ["asked them"])
        }
    }

    @Test("is set by operators until an instant or until lifted; nonsense is refused")
    func hold() async throws {
        try await ScratchDatabase.with { scratch in
            try await scratch.database.run(script: "select linernotes.hold_upstream('mb', p_reason => 'holiday')")
            let reasons: [String?] = try await scratch.values(
                "select blocked_reason from linernotes.lease_rate_tokens('mb', 1000, 1, 1)")
            #expect(reasons.first??.hasSuffix(": holiday (until it is lifted)") == true)
            try await scratch.database.run(
                script: "select linernotes.hold_upstream('mb', clock_timestamp() + interval '10 minutes')")
            let waits: [Bool] = try await scratch.values(
                "select wait_ms between 590000 and 600000 from linernotes.lease_rate_tokens('mb', 1000, 1, 1)")
            #expect(waits == [true])
            for arguments in [
                "'mb', '-infinity'", "'mb', now() - interval '1 day'", "'mb', null", "''", "'a b'", "null",
            ] {
                #expect(
                    try await scratch.refusal("select linernotes.hold_upstream(\(arguments))") == "22023",
                    "\(arguments)")
            }
        }
    }

    @Test("penalties that have no end are never shortened by a provider's word, and said in figures")
    func endless() async throws {
        try await ScratchDatabase.with { scratch in
            try await scratch.database.run(script: "select linernotes.hold_upstream('mb')")
            let lasts: [Bool] = try await scratch.values(
                "select linernotes.penalize_upstream('mb', 1000, 'milder') > 3000000000000")
            #expect(lasts == [true])
            let endless: [Bool] = try await scratch.values(
                "select blocked_until = 'infinity' from linernotes.rate_limit_penalties")
            #expect(endless == [true])
        }
    }

    @Test(
        "breakers of any instant can be loaded, changed and forgotten",
        arguments: ["infinity", "-infinity", "294276-12-31 00:00:00+00", "0044-03-15 00:00:00+00 BC"])
    func breakers(instant: String) async throws {
        try await ScratchDatabase.with { scratch in
            try await scratch.database.query(
                """
                insert into linernotes.circuit_breakers (upstream, state, epoch, consecutive_failures, trips, opened_at,
                  retry_at, probe_token, probe_until, last_failed_at, updated_at)
                select 'mb', 'half_open', 1, 0, 0, t, t, gen_random_uuid(), t, t, t from (select $1::timestamptz as t) as i
                """, instant)
            let finite: [Bool] = try await scratch.values(
                """
                select bool_or(isfinite(t)) from linernotes.load_circuit_breaker('mb') b,
                  unnest(array[b.opened_at, b.retry_at, b.probe_until, b.last_failed_at]) t
                """)
            #expect(finite == [false])
            try await scratch.database.query("select linernotes.forget_limits()")
        }
    }

    @Test("a message that is hidden for ever keeps nobody from telling when the next is due")
    func hiddenForEver() async throws {
        try await ScratchDatabase.with { scratch in
            try await scratch.database.run(
                script: """
                    select pgmq.create('jobs');
                    select linernotes.enter_queue('jobs');
                    select linernotes.send_batch('jobs', array['1', '2']::jsonb[]);
                    update pgmq.q_jobs set vt = 'infinity';
                    """)
            #expect(try await scratch.values("select linernotes.next_due_ms('jobs')") == [Int?.none])
            try await scratch.database.run(
                script: "update pgmq.q_jobs set vt = clock_timestamp() + interval '1 minute' where msg_id = 1")
            let isSoon: [Bool] = try await scratch.values(
                "select linernotes.next_due_ms('jobs') between 50000 and 60000")
            #expect(isSoon == [true])
        }
    }

    @Test("a token that is good for ever, and one that is claimed for ever, are looked at again")
    func tokens() async throws {
        try await ScratchDatabase.with { scratch in
            try await scratch.database.run(
                script: """
                    insert into linernotes.access_tokens (upstream, credential, token, token_id, renew_at, expires_at)
                    values ('mb', 'a', 't', gen_random_uuid(), 'infinity', 'infinity');
                    insert into linernotes.access_tokens (upstream, credential, claim, claimed_until)
                    values ('mb', 'b', gen_random_uuid(), 'infinity');
                    """)
            let renewals: [Double] = try await scratch.values(
                "select renew_in_ms from linernotes.claim_access_token('mb', 'a', null, 1000)")
            let waits: [Double] = try await scratch.values(
                "select wait_ms from linernotes.claim_access_token('mb', 'b', null, 1000)")
            #expect(renewals == [86_400_000] && waits == [60_000])
        }
    }
}
