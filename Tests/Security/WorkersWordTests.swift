import Postgres
import TestSupport
import Testing

@Suite("What a worker's login says")
struct WorkersWordTests {
    private func attacked(
        by statements: [String], _ check: @Sendable (Database) async throws -> Void
    ) async throws {
        let target = try await TestDatabase.migrated()
        try await Attacker.with("linernotes_worker", on: target) { attacker in
            for statement in statements { _ = try await attacker.refusal(statement) }
        }
        try await check(target.database)
        try await target.drop()
    }

    @Test("stops no provider for longer than an operator can lift")
    func slots() async throws {
        try await attacked(by: [
            "select linernotes.lease_rate_tokens('musicbrainz', 2147483647, 1, 1, 2147483647, 2147483647)",
            "select linernotes.lease_rate_tokens('musicbrainz', 86400000, 1, 1, 86400000, 60000)",
        ]) { database in
            let lifted: [String] = try await database.query("select unnest(linernotes.lift_limits('musicbrainz'))")
                .map { try $0[0] }
            #expect(lifted == ["slots"])
            let granted: Int = try await database.query(
                "select granted from linernotes.lease_rate_tokens('musicbrainz', 1000, 1, 1)")[0][0]
            #expect(granted == 1)
        }
    }

    @Test("brings no counter of a breaker to its end")
    func breaker() async throws {
        let record =
            "select from linernotes.record_circuit_breaker('musicbrainz', 0, 'closed', %, %, null, null, null, null, null, null, null)"
        try await attacked(by: [record.replacing("%", with: "2147483647")]) { database in
            let counts = try await database.query(
                "select consecutive_failures < 2147483647, trips < 2147483647 from linernotes.circuit_breakers")
            #expect(try counts.map { try [$0[0], $0[1]] as [Bool] } == [[true, true]])
            let lifted: [String] = try await database.query("select unnest(linernotes.lift_limits('musicbrainz'))")
                .map { try $0[0] }
            #expect(lifted == ["breaker"])
        }
    }

    @Test("is read by everybody, whatever its numbers and names")
    func metrics() async throws {
        try await attacked(by: [
            """
            select linernotes.record_batch(
              '{"queue": "artist_discovery", "worker": "evil", "duration_ms": 1, "errors": {"x": 1e131071}}', null)
            from generate_series(1, 12)
            """,
            "select linernotes.record_batch(jsonb_build_object('queue', 'q', 'worker', repeat('x', 1000000)), null)",
        ]) { database in
            #expect(try await database.query("select * from linernotes.queue_stats").count == 2)
            let longest: Int = try await database.query("select max(length(worker)) from linernotes.queue_metrics")[0][
                0]
            #expect(longest == 200)
        }
    }

    @Test("deletes nothing early, in no time zone")
    func timeZone() async throws {
        let target = try await TestDatabase.migrated()
        try await target.database.query(
            """
            insert into linernotes.queue_metrics (queue, worker, started_at, duration_ms)
            values ('artist_discovery', 'w', linernotes.current_time() - interval '29 days', 1)
            """)
        try await Attacker.with("linernotes_worker", on: target) { attacker in
            for day in stride(from: 1, to: 365, by: 24) {
                let zone = "AAA-167BBB167,J\(day)/0,J\(min(day + 12, 365))/0"
                _ = try await attacker.refusal("set timezone = '\(zone)'; select * from linernotes.maintain()")
            }
        }
        #expect(try await target.database.query("select from linernotes.queue_metrics").count == 1)
        let loose: [String] = try await target.database.query(
            """
            select p.oid::regprocedure::text from pg_proc p
            where p.pronamespace = 'linernotes'::regnamespace
              and p.prosrc ~ '[-+]\\s*interval ''[0-9]+ (day|week|month|year)'
              and p.prosrc !~ 'interval ''100 years'''
              and not exists (select from unnest(p.proconfig) as c where lower(c) = 'timezone=utc')
            """
        ).map { try $0[0] }
        #expect(loose == [], "what a day is, the session's time zone decides there")
        try await target.drop()
    }

    @Test("merges nothing with nobody, and nobody in a ring")
    func itself() async throws {
        let target = try await TestDatabase.migrated()
        let person: Int = try await target.database.query(
            "insert into linernotes.people (name) values ('Ann') returning id")[0][0]
        for native in ["ann", "bob"] {
            try await target.database.query(
                """
                insert into linernotes.person_identities (source, native_id, person_id, home_id) values ('a', $1, $2, $2)
                """, native, person)
        }
        let ring = """
            [{"source": "a", "native_id": "ann", "home_source": "a", "home_native_id": "bob", "name": "Ann"},
             {"source": "a", "native_id": "bob", "home_source": "a", "home_native_id": "ann", "name": "Bob"}]
            """
        try await Attacker.with("linernotes_worker", on: target) { attacker in
            _ = try await attacker.refusal("select linernotes.arrange_people('\(ring)')")
            _ = try await attacker.refusal("select linernotes.move_people('[]')")
        }
        #expect(try await target.database.query("select from linernotes.people where merged_into is null").count == 1)
        try await target.drop()
    }

    @Test("of runs, breakers, penalties and renewals is as long as ours, and breaks no view")
    func lengths() async throws {
        let run = "7f1f6d2e-9f53-4f0a-8f0c-0a4b5d5d9b11"
        try await attacked(by: [
            """
            select linernotes.record_batch(
              jsonb_build_object('queue', repeat('a', 200000), 'worker', 'x', 'requests_by_run', '{"\(run)": 1}'::jsonb), null)
            """,
            """
            select from linernotes.record_circuit_breaker(
              'musicbrainz', 0, 'closed', 1, 1, null, null, null, null, repeat('t', 1000000), null, repeat('e', 1000000))
            """,
            "select linernotes.penalize_upstream(repeat('p', 100000), 1, 'x')",
            "select from linernotes.claim_access_token('spotify', 'fp', null, 2147483647)",
        ]) { database in
            let facts = try await database.query(
                """
                select (select count(*) = 0 from linernotes.run_progress),
                  (select bool_and(length(last_error_code) = 200 and length(last_failure_type) = 100)
                    from linernotes.circuit_breakers),
                  (select count(*) = 0 from linernotes.rate_limit_penalties),
                  (select bool_and(claimed_until < now() + interval '6 minutes') from linernotes.access_tokens)
                """)[0]
            #expect(try (0..<4).map { try facts[$0] as Bool } == [true, true, true, true])
        }
    }
}
