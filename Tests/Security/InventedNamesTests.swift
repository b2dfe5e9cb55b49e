import Postgres
import TestSupport
import Testing

/// A table whose rows are named by whoever writes them.
struct NamedTable: Sendable, CustomTestStringConvertible {
    let name: String
    /// The call that makes a row of the name `%`.
    let call: String
    /// What fills the table with rows named `n1` and on: its columns and their values.
    let filling: String

    var testDescription: String { name }

    static let all = [
        NamedTable(
            name: "rate_limits", call: "select linernotes.lease_rate_tokens('%', 1000, 1, 1)",
            filling: "select 'n' || n, now(), 1000, 1, 0, now(), now()"),
        NamedTable(
            name: "rate_limit_penalties", call: "select linernotes.penalize_upstream('%', 1000, 'x')",
            filling: "select 'n' || n, 'infinity', 'x', now()"),
        NamedTable(
            name: "circuit_breakers",
            call: """
                select from linernotes.record_circuit_breaker('%', coalesce((
                  select epoch from linernotes.load_circuit_breaker('%')), 0), 'open', 1, 1, null, 'infinity', null, null,
                  null, null, null)
                """,
            filling: "select 'n' || n, 'closed', 1, 0, 0, null, null, null, null, null, null, null, now()"),
        NamedTable(
            name: "access_tokens", call: "select from linernotes.claim_access_token('%', 'c', null, 1)",
            filling: "select 'n' || n, 'c', null, null, null, null, null, null"),
        NamedTable(
            name: "credential_capabilities", call: "select linernotes.record_capability('%', 'c', 'name', 1, true)",
            filling: "select 'n' || n, 'c', 'name', 1, true, now()"),
    ]

    func row(_ name: String) -> String { call.replacing("%", with: name) }
}

@Suite("Names that a worker's login makes up")
struct InventedNamesTests {
    @Test("are refused once a table is full, and those in use are not", arguments: NamedTable.all)
    func bounded(table: NamedTable) async throws {
        let target = try await TestDatabase.migrated()
        try await Attacker.with("linernotes_worker", on: target) { attacker in
            #expect(try await attacker.refusal(table.row("used")) == nil)
            try await target.database.execute(
                "insert into linernotes.\(table.name) \(table.filling) from generate_series(1, 9998) n")
            #expect(try await attacker.refusal(table.row("last")) == nil)
            #expect(try await attacker.refusal(table.row("new")) == "LN010")
            #expect(try await attacker.refusal(table.row("used")) == nil)
        }
        try await target.drop()
    }

    @Test("have 200 characters at most", arguments: NamedTable.all)
    func length(table: NamedTable) async throws {
        let target = try await TestDatabase.migrated()
        try await Attacker.with("linernotes_worker", on: target) { attacker in
            for name in ["", String(repeating: "x", count: 201)] {
                let refusal = try await attacker.refusal(table.row(name))
                #expect(["LN002", "22023"].contains(refusal), "\(name.count) characters: \(refusal ?? "taken")")
            }
        }
        try await target.drop()
    }

    @Test("of capabilities and tokens are bounded in each of their parts")
    func parts() async throws {
        let target = try await TestDatabase.migrated()
        let long = "repeat('x', 201)"
        try await Attacker.with("linernotes_worker", on: target) { attacker in
            for statement in [
                "select linernotes.record_capability('spotify', 'c', \(long), 1, true)",
                "select linernotes.record_capability('spotify', \(long), 'n', 1, true)",
                "select linernotes.claim_access_token('spotify', \(long), null, 1)",
                "select linernotes.store_access_token('spotify', 'c', null, repeat('x', 65537), 1, 1)",
            ] {
                let refusal = try await attacker.refusal(statement)
                #expect(refusal == "LN002", "\(statement)")
            }
        }
        try await target.drop()
    }

    @Test("are forgotten by maintenance when they are no longer used")
    func forgotten() async throws {
        let target = try await TestDatabase.migrated()
        let run = "7f1f6d2e-9f53-4f0a-8f0c-0a4b5d5d9b11"
        let rows = """
            select count(*) from (
              \((NamedTable.all.map(\.name) + ["run_progress"]).map { "select '\($0)' from linernotes.\($0)" }
                .joined(separator: " union all "))) as t
            """
        try await Attacker.with("linernotes_worker", on: target) { attacker in
            for table in NamedTable.all { #expect(try await attacker.refusal(table.row("made_up")) == nil) }
            try await attacker.database.run(
                script: """
                    select linernotes.store_access_token('kept', 'c', c.claim, 'token', 9e17::bigint / 1000, 9e17::bigint / 1000)
                    from linernotes.claim_access_token('kept', 'c', null, 1000) as c;
                    select linernotes.record_batch(
                      '{"queue": "artist_discovery", "worker": "w", "requests_by_run": {"\(run)": 1}}', null);
                    select linernotes.send_batch('artist_discovery', array['1']::jsonb[], array['{"run": "\(run)"}']::jsonb[]);
                    """)
            #expect(try await target.database.query(rows)[0][0, as: Int.self] == NamedTable.all.count + 2)
            try await target.database.run(
                script: """
                    create or replace function linernotes.current_time() returns timestamptz language sql volatile
                    as $$ select clock_timestamp() + interval '400 days' $$
                    """)
            try await attacker.database.run(script: "select linernotes.maintain()")
        }
        #expect(try await target.database.query(rows)[0][0, as: Int.self] == 0)
        try await target.drop()
    }

    @Test("of runs add nothing to progress, and progress of a run that was started stays")
    func runs() async throws {
        let target = try await TestDatabase.migrated()
        try await target.database.run(
            script: """
                select linernotes.start_artist_discovery('Sade');
                update linernotes.run_progress set at = at - interval '400 days'
                """)
        try await Attacker.with("linernotes_worker", on: target) { attacker in
            try await attacker.database.run(
                script: """
                    select linernotes.record_batch(jsonb_build_object('queue', 'artist_discovery', 'worker', 'w',
                      'requests_by_run', jsonb_build_object(gen_random_uuid(), 1)), null);
                    select linernotes.maintain();
                    """)
        }
        let known: [Bool] = try await target.database.query(
            "select run_id in (select id from linernotes.runs) from linernotes.run_progress"
        ).map { try $0[0] }
        #expect(known == [true])
        try await target.drop()
    }
}
