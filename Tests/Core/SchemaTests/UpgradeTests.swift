import FleetSchema
import Foundation
import Postgres
import Schema
import Testing

/// `Databases/version-13.sql.gz` is what `pg_dump` wrote of a database that version 13 had filled: two discoveries, one of
/// them half done, with albums, tracks and evidence, messages that wait, one that failed, two dead letters.
@Suite("Upgrade")
struct UpgradeTests {
    /// What each table holds, but for those that say what is installed, the keys, which have a login since, and columns
    /// and a queue that came since.
    private static let contents = """
        select c.oid::regclass || ' ' || md5(
          query_to_xml(format(
            'select to_jsonb(t) - ''{note,stated_by,name_key,home_id,is_settled,person_kind,stated_for}''::text[] as t from %s t where to_jsonb(t) ->> ''queue_name'' is distinct from ''playlist_enrichment'' order by (to_jsonb(t) - ''{note,stated_by,name_key,home_id,is_settled,person_kind,stated_for}''::text[])::text',
            c.oid::regclass), true, true, '')::text)
        from pg_class c
        where c.relnamespace in ('linernotes'::regnamespace, 'pgmq'::regnamespace) and c.relkind = 'r'
          and c.relname not in (
            'schema_migrations', 'schema_version', 'modules', 'maintenance_tasks', 'entered_queues', 'queues',
            'run_keys', 'run_artists', 'operator_statements', 'artist_lists', 'api_tokens', 'queue_totals',
            'kept_answers', 'trigger_target', 'q_playlist_enrichment', 'a_playlist_enrichment')
        order by 1
        """

    private static let migrations = [
        "0014_modules", "0015_callers_keys", "0016_server", "0017_queue_totals", "0018_kept_answers",
        "fleet/0001_comparison",
        "fleet/0002_source_words", "fleet/0003_people", "fleet/0004_run_artists", "fleet/0005_operator_statements",
        "fleet/0006_artist_lists", "fleet/0007_trigger_target", "publishing/0001_feeds",
        "publishing/0002_registrations", "playlists/0001_playlists", "playlists/0002_enrichment",
        "listening/0001_archive",
    ]

    private static let waiting = """
        select queue || ' ' || visible || ' ' || delayed_or_in_flight || ' ' || dead_letters
        from linernotes.queue_depths order by 1
        """

    private func withVersion13(_ body: @Sendable (ScratchDatabase) async throws -> Void) async throws {
        let fresh = try await ScratchDatabase.with { try $0.schemaDump() }  // makes the roles, too
        try await ScratchDatabase.with(migrated: false) { scratch in
            let file = ScratchDatabase.checkout.appending(path: "Tests/Core/SchemaTests/Databases/version-13.sql.gz")
            _ = try scratch.run("bash", ["-c", #"zcat "$0" | psql -qX -v ON_ERROR_STOP=1 -d "$2""#, file.path])
            let before: [String] = try await scratch.values(Self.contents)
            #expect(before.count > 30)
            try await body(scratch)
            #expect(try scratch.schemaDump() == fresh)
            #expect(try await scratch.values(Self.contents) == before)
            #expect(
                try await scratch.values(Self.waiting) == [
                    "album_discovery 0 0 0", "artist_discovery 0 0 1", "playlist_enrichment 0 0 0",
                    "producer_identification 1 0 0",
                    "social_enrichment 0 0 1", "track_discovery 7 0 0",
                ])
            let keys: [String] = try await scratch.values(
                """
                select concat_ws(' ', k.key, k.run_id = r.id, k.requested_by = r.requested_by)
                from linernotes.run_keys k left join linernotes.runs r on r.id = k.run_id
                """)
            #expect(keys == ["a-key t t"])
            let read: Int = try await scratch.value("select count(*) from linernotes.read('track_discovery', 100, 60)")
            #expect(read == 7)
        }
    }

    @Test("from version 13, with a discovery half done, keeps everything and ends as an installation anew")
    func byMigrator() async throws {
        try await withVersion13 { scratch in
            let migrator = Migrator(database: scratch.database, logger: nil)
            #expect(try await migrator.check() == .older(pending: Self.migrations.filter { !$0.contains("/") }))
            let report = try await migrator.migrate()
            #expect(report.applied == Self.migrations)
            #expect(try await migrator.check() == .current)
        }
    }

    @Test("by psql ends the same")
    func byPsql() async throws {
        try await withVersion13 { scratch in
            try scratch.installByPsql()
            #expect(try await Migrator(database: scratch.database, logger: nil).check() == .current)
        }
    }

    @Test("leaves the history readable for programs from before there were modules, which see a newer schema")
    func olderPrograms() async throws {
        try await ScratchDatabase.with { scratch in
            let version: Int = try await scratch.value("select version from linernotes.schema_version")
            #expect(version == SchemaModule.core.newestVersion && version > 13)
            let newest: Int = try await scratch.value("select max(version) from linernotes.schema_migrations")
            #expect(newest == version)
            #expect(
                try await scratch.value("select checksum from linernotes.schema_migrations where version = 3")
                    == "d2688ea297a68fa55066fbf7f3be958c9cc480a4fa1b8a2f0f9866f29b030fb8")
        }
    }
}
