import FleetMessages
import FleetSchema
import Foundation
import Postgres
import Queue
import Schema
import TestSupport
import Testing

@Suite("Names that somebody else has put in public", .timeLimit(.minutes(10)))
struct NameTests {
    /// A database full of hostile names, and with our schema, which a superuser has put there.
    private func withHostile(
        installedBy install: @Sendable (TestDatabase) async throws -> Void,
        _ body: @Sendable (TestDatabase) async throws -> Void
    ) async throws {
        let test = try await TestDatabase.fresh()
        try await HostileNames.plant(in: test)
        try await install(test)
        try await body(test)
        try await test.drop()
    }

    private func byMigrator(_ test: TestDatabase) async throws {
        let superuser = Database(DatabaseConfiguration(connectionString: test.connectionString))
        _ = try await Migrator(database: superuser, logger: nil).migrate()
        await superuser.close()
    }

    @Test("are called where nobody takes care, so that these tests see something")
    func areCalled() async throws {
        try await withHostile(installedBy: { _ in }) { test in
            _ = try await Program.psql(
                "select format('%s', 'x'::varchar), 1::bigint = 1::bigint, 'x'::text", on: test.connectionString)
            #expect(try await HostileNames.called(in: test).count >= 2)
        }
    }

    @Test("are not called by a migrate, nor by the life of a message through every function of ours and PGMQ's")
    func migrate() async throws {
        try await withHostile(installedBy: byMigrator) { test in
            #expect(try await HostileNames.called(in: test) == [])
            let printed = try await Program.psql(LifeOfAMessage.script, on: test.connectionString)
            #expect(!printed.contains("ERROR"), "\(printed)")
            #expect(try await HostileNames.called(in: test) == [])
        }
    }

    @Test("are not called by install.sql, nor by any function however it is called")
    func install() async throws {
        try await withHostile { test in
            let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
                .deletingLastPathComponent().appending(path: "sql/install.sql").path
            let printed = try await Program.psql(nil, on: test.connectionString, ["-f", file])
            #expect(!printed.contains("ERROR"), "\(printed)")
        } _: { test in
            #expect(try await HostileNames.called(in: test) == [])
            let database = Database(DatabaseConfiguration(connectionString: test.connectionString))
            let calls = try await database.query(
                """
                select format('select %I.%I(%s);', n.nspname, p.proname, (
                  select string_agg(format('null::%I.%I', s.nspname, t.typname), ', ' order by a.place)
                  from unnest(p.proargtypes) with ordinality as a (type, place)
                  join pg_type t on t.oid = a.type join pg_namespace s on s.oid = t.typnamespace))
                from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                where n.nspname in ('linernotes', 'pgmq') and p.prokind = 'f' and p.prorettype <> 'trigger'::regtype
                  and strpos(p.proname, '_poll') = 0
                """
            ).map { try $0[0, as: String.self] }
            #expect(calls.count > 150)
            await database.close()
            _ = try await Program.psql(calls.joined(separator: "\n"), on: test.connectionString)
            #expect(try await HostileNames.called(in: test) == [])
        }
    }

    @Test("do not get the call of a login that migrate made, in whatever types they come")
    func unqualifiedCall() async throws {
        let test = try await TestDatabase.fresh()
        try await byMigrator(test)
        try await test.database.run(
            script: """
                create function public.start_artist_discovery(text) returns uuid return null::uuid;
                create function public.start_artist_discovery(varchar) returns uuid return null::uuid;
                create function public.start_artist_discovery(name) returns uuid return null::uuid;
                """)
        let place = test.connectionString + (test.connectionString.contains("?") ? "&" : "?") + "user=linernotes_api"
        for name in ["'Sade'", "'Sade'::varchar", "'Sade'::name", "'Sade'::text"] {
            let printed = try await Program.psql("select start_artist_discovery(\(name))", on: place)
            #expect(printed.count == 37, "\(name): \(printed)")
        }
        try await test.drop()
    }

    @Test("of a search_path that the owner has written are taken as names when a superuser migrates")
    func searchPathOfTheOwner() async throws {
        let test = try await TestDatabase.fresh()
        try await test.database.run(
            script: """
                select set_config('search_path', 'public,x;create/**/role/**/intruder_of_\(test.name);--', false);
                alter database \(test.name) set search_path from current;
                """)
        try await byMigrator(test)
        #expect(
            try await test.database.query("select from pg_roles where rolname = 'intruder_of_\(test.name)'").isEmpty)
        let path = try await Program.psql("show search_path", on: test.connectionString)
        #expect(path.hasSuffix(", linernotes\n"))
        try await test.drop()
    }

    @Test("are not called by what the clients ask")
    func clients() async throws {
        try await withHostile(installedBy: byMigrator) { test in
            let database = Database(DatabaseConfiguration(connectionString: test.connectionString))
            let queue = MessageQueue(database)
            _ = try await Program.psql("select linernotes.start_artist_discovery('Sade')", on: test.connectionString)
            let messages = try await queue.read(.artistDiscovery, limit: 5, visibilityTimeout: .seconds(30))
            #expect(messages.count == 1)
            for command in [
                ["status", "--json"], ["queues", "--json"], ["producers"], ["runs"], ["dead-letters", "list"],
            ] {
                let ended = try await Program.run("liner", command, on: test.connectionString)
                #expect(ended.code == 0, "\(ended.printed)")
            }
            let ended = try await Program.run(
                "artist-discovery", ["--once"], on: test.connectionString,
                ["LINERNOTES_PROVIDERS": "musicbrainz", "MUSICBRAINZ_API_URL": "http://127.0.0.1:9/ws/2"])
            #expect(ended.code == 0, "\(ended.printed)")
            #expect(try await HostileNames.called(in: test) == [])
            await database.close()
        }
    }
}
