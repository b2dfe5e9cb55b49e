import FleetSchema
import Postgres
import Schema
import TestSupport
import Testing

@Suite("A queue of a stranger's")
struct StrangersQueueTests {
    /// A schema pgmq with tables of the fleet's names, before anybody has migrated, and a trigger in each that runs at the
    /// commit of whoever sends or maintains.
    private static func planted(by login: String, owning: String) -> String {
        """
        create schema pgmq; create role \(login); alter schema pgmq owner to \(login);
        create function pgmq.create(text) returns void language sql as '';
        create table pgmq.meta (queue_name text);
        create table pgmq.q_artist_discovery (
          msg_id bigint generated always as identity primary key, read_ct integer not null default 0,
          enqueued_at timestamptz not null default now(), last_read_at timestamptz, vt timestamptz not null,
          message jsonb, headers jsonb);
        create table pgmq.a_artist_discovery (like pgmq.q_artist_discovery, archived_at timestamptz not null default now());
        alter table pgmq.\(owning) owner to \(login);
        create function pgmq.mine() returns trigger language plpgsql as 'begin return null; end';
        alter function pgmq.mine() owner to \(login);
        create constraint trigger theirs after insert or delete on pgmq.\(owning) deferrable initially deferred
          for each row execute function pgmq.mine();
        """
    }

    @Test(
        "is refused where code of his hangs on it, also where the schema is the stranger's too: its triggers would run at the commits of others",
        arguments: ["q_artist_discovery", "a_artist_discovery"])
    func refused(table: String) async throws {
        let target = try await TestDatabase.fresh()
        let login = "stranger_\(target.name)_\(table)"
        try await target.database.run(script: Self.planted(by: login, owning: table))
        let migrator = Migrator(database: target.database, logger: nil)
        let error = await #expect(throws: (any Error).self) { _ = try await migrator.migrate() }
        let said = "\(try #require(error))"
        #expect(said.contains("the table pgmq.\(table) belongs to \(login), and the trigger theirs"))
        try await target.database.run(script: "drop owned by \(login) cascade; drop role \(login)")
        try await target.drop()
    }

    @Test("is left alone by maintenance from when code of his hangs on it")
    func leftAlone() async throws {
        let target = try await TestDatabase.migrated()
        let login = "stranger_\(target.name)"
        try await target.database.run(
            script: """
                create role \(login);
                insert into pgmq.a_artist_discovery (msg_id, vt, enqueued_at, archived_at)
                values (1, now(), now() - interval '200 days', now() - interval '200 days');
                create function public.theirs() returns trigger language plpgsql as 'begin return null; end';
                alter function public.theirs() owner to \(login);
                create trigger theirs after delete on pgmq.a_artist_discovery
                  for each row execute function public.theirs();
                """)
        try await target.database.query("select * from linernotes.maintain()")
        #expect(try await target.database.query("select from pgmq.a_artist_discovery").count == 1)
        try await target.database.run(script: "drop trigger theirs on pgmq.a_artist_discovery")
        try await target.database.query("select * from linernotes.maintain()")
        #expect(try await target.database.query("select from pgmq.a_artist_discovery").isEmpty)
        try await target.database.run(script: "drop owned by \(login); drop role \(login)")
        try await target.drop()
    }
}
