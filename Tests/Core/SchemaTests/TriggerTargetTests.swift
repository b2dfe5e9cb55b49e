import Postgres
import Testing

/// What pg_cron's jobs run. pg_net itself is in no package of Debian: `net.http_post` stands in for its face here.
@Suite("invoke_worker")
struct TriggerTargetTests {
    private static let network = """
        create schema net;
        create table net.posted (url text, body jsonb, headers jsonb);
        create function net.http_post(url text, body jsonb default '{}', params jsonb default '{}',
          headers jsonb default '{}', timeout_milliseconds int default 1000) returns bigint language sql as
          $$ insert into net.posted values (url, body, headers) returning 1::bigint $$;
        set allow_system_table_mods = on;
        insert into pg_extension (oid, extname, extowner, extnamespace, extrelocatable, extversion)
        values (99999, 'pg_net', 10, 'net'::regnamespace, false, '0.7');
        """

    private static let forgotten = "set allow_system_table_mods = on; delete from pg_extension where oid = 99999;"

    @Test("wakes, and without pg_net or a server posts nothing")
    func wakes() async throws {
        try await ScratchDatabase.with { scratch in
            try await scratch.database.run(
                script: """
                    select linernotes.set_trigger_target('https://liner.example/', repeat('t', 32));
                    select linernotes.invoke_worker('artist_discovery');
                    """)
            let error = await #expect(throws: DatabaseError.self) {
                try await scratch.database.query("select linernotes.invoke_worker('nobody')")
            }
            #expect(error?.sqlState?.rawValue == "LN001")
        }
    }

    @Test("posts to the trigger of the server that is named, with its token, until it is taken back")
    func posts() async throws {
        try await ScratchDatabase.with { scratch in
            try await scratch.database.run(script: Self.network)
            try await scratch.database.run(
                script: "select linernotes.set_trigger_target('https://liner.example/x/', repeat('t', 32))")
            let denied = await #expect(throws: DatabaseError.self) {
                try await scratch.database.query("select linernotes.invoke_worker('producer_identification')")
            }
            #expect(denied?.sqlState?.rawValue == "LN005")
            try await scratch.database.run(
                script: """
                    grant usage on schema net to linernotes_owner;
                    grant insert on net.posted to linernotes_owner;
                    select linernotes.invoke_worker('producer_identification');
                    select linernotes.set_trigger_target(null);
                    select linernotes.invoke_worker('producer_identification');
                    """)
            let posted = try await scratch.database.query(
                "select url, body::text as body, headers ->> 'Authorization' as token from net.posted")
            try await scratch.database.run(script: Self.forgotten)
            #expect(posted.count == 1)
            let row = try #require(posted.first)
            #expect(
                try row["url", as: String.self]
                    == "https://liner.example/x/functions/v1/producerIdentification?drain=1")
            #expect(try row["body", as: String.self] == "{}")
            #expect(try row["token", as: String.self] == "Bearer " + String(repeating: "t", count: 32))
        }
    }

    @Test(
        "an address that no post can go to, and a token that is none, are refused",
        arguments: [
            "'https://user@liner.example', repeat('t', 32)", "'ftp://liner.example', repeat('t', 32)",
            "'https://liner.example?x', repeat('t', 32)", "'https://liner.example', null",
            "'https://liner.example', 'a b'",
        ])
    func refused(arguments: String) async throws {
        try await ScratchDatabase.with { scratch in
            let error = await #expect(throws: DatabaseError.self) {
                try await scratch.database.query("select linernotes.set_trigger_target(\(arguments))")
            }
            #expect(error?.sqlState?.rawValue == "LN002")
        }
    }
}
