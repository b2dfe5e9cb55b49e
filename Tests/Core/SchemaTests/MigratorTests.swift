import FleetSchema
import Foundation
import Postgres
import Testing

@testable import Schema

@Suite("Migrator")
struct MigratorTests {
    @Test("an installation by psql dumps the same as one by the migrator")
    func psqlEqualsMigrator() async throws {
        let byMigrator = try await ScratchDatabase.with { try $0.schemaDump() }
        let byPsql = try await ScratchDatabase.with(migrated: false) { scratch in
            try scratch.installByPsql()
            return try scratch.schemaDump()
        }
        #expect(byMigrator.contains("FUNCTION linernotes.acknowledge"))
        #expect(byMigrator == byPsql)
    }

    @Test("psql accepts the migrator's work, and the migrator that of psql")
    func acceptEachOther() async throws {
        try await ScratchDatabase.with { scratch in
            try scratch.installByPsql()
            #expect(try await Migrator(database: scratch.database, logger: nil).check() == .current)
        }
        try await ScratchDatabase.with(migrated: false) { scratch in
            try scratch.installByPsql()
            let migrator = Migrator(database: scratch.database, logger: nil)
            #expect(try await migrator.check() == .current)
            #expect(try await migrator.migrate().applied == [])
        }
    }

    @Test("a second migrate applies nothing and changes nothing")
    func twice() async throws {
        try await ScratchDatabase.with { scratch in
            let before = try scratch.schemaDump()
            let report = try await Migrator(database: scratch.database, logger: nil).migrate()
            #expect(report == MigrationReport(applied: [], version: SchemaModule.core.newestVersion, ownsPGMQ: true))
            #expect(try scratch.schemaDump() == before)
        }
    }

    @Test("of two migrates at once each migration is applied by one")
    func atOnce() async throws {
        try await ScratchDatabase.with(migrated: false) { scratch in
            let applied = try await withThrowingTaskGroup(of: [String].self) { group in
                for _ in 0..<4 {
                    group.addTask { try await Migrator(database: scratch.database, logger: nil).migrate().applied }
                }
                return try await group.reduce([], +)
            }
            let names = SchemaModule.all.flatMap { module in
                module.migrations.map { module.name == "core" ? $0.name : "\(module.name)/\($0.name)" }
            }
            #expect(applied.sorted() == names.sorted())
        }
    }

    @Test("a lock that was waited for in vain is reported with who holds it, and since when")
    func holder() async throws {
        try await ScratchDatabase.with { scratch in
            let error = try await scratch.reopened(as: "linernotes_operator").database.transaction { holder in
                try await holder.query("select from linernotes.run_status")
                return await #expect(throws: DatabaseError.self) {
                    try await Migrator(database: scratch.database, logger: nil).migrate()
                }
            }
            #expect(error?.sqlState == .lockNotAvailable)
            let hint = error?.hint ?? ""
            #expect(hint.contains(/Held by linernotes_operator .process \d+, since/), "\(hint)")
        }
    }

    @Test("an edited migration is refused, and by psql too")
    func edited() async throws {
        try await ScratchDatabase.with { scratch in
            try await scratch.database.execute(
                "update linernotes.schema_migrations set checksum = 'edited' where version = 3")
            let error = await #expect(throws: SchemaError.self) {
                try await Migrator(database: scratch.database, logger: nil).migrate()
            }
            #expect(error?.code == .edited)
            #expect(error?.description.contains("0003_messages") == true)
            #expect(throws: ScratchError.self) { try scratch.installByPsql() }
        }
    }

    @Test("a newer schema is refused, and told by check")
    func newer() async throws {
        try await ScratchDatabase.with { scratch in
            try await scratch.database.execute(
                "insert into linernotes.schema_migrations (version, name, checksum) values (9000, '9000_later', '')")
            try await scratch.database.execute("update linernotes.schema_version set version = 9000")
            let migrator = Migrator(database: scratch.database, logger: nil)
            let error = await #expect(throws: SchemaError.self) { try await migrator.migrate() }
            #expect(error?.code == .newer)
            #expect(try await migrator.check() == .newer(module: "core", version: 9000))
            #expect(throws: ScratchError.self) { try scratch.installByPsql() }
        }
    }

    @Test("check tells a missing schema, an older one and other functions")
    func states() async throws {
        try await ScratchDatabase.with(migrated: false) { scratch in
            let migrator = Migrator(database: scratch.database, logger: nil)
            #expect(try await migrator.check() == .missing)
            _ = try await migrator.migrate()
            #expect(try await migrator.check() == .current)
            try await scratch.database.execute("update linernotes.schema_version set functions_digest = 'other'")
            #expect(try await migrator.check() == .older(pending: []))
            try await scratch.database.execute("update linernotes.schema_version set version = version - 1")
            #expect(try await migrator.check() == .older(pending: [SchemaModule.core.migrations.last!.name]))
        }
    }

    @Test("the trigger that notified at every send gives way to the one that notifies who waits")
    func oldTrigger() async throws {
        try await ScratchDatabase.with { scratch in
            try await scratch.database.run(
                script: """
                    select pgmq.create('mine');
                    set role linernotes_owner;
                    create function linernotes.notify_queue() returns trigger language plpgsql as $$ begin return null; end $$;
                    create trigger linernotes_notify after insert on pgmq.q_mine
                      for each statement execute function linernotes.notify_queue('mine');
                    reset role;
                    """)
            _ = try await Migrator(database: scratch.database, logger: nil).migrate()
            let triggers: [String] = try await scratch.values(
                "select tgname::text from pg_trigger where tgrelid = 'pgmq.q_mine'::regclass")
            #expect(triggers == ["linernotes_sent"])
            #expect(try await scratch.value("select to_regproc('linernotes.notify_queue') is null", as: Bool.self))
        }
    }

    @Test("unqualified names are found after a migrate, and a search_path of the user's own is kept")
    func unqualifiedNames() async throws {
        try await ScratchDatabase.with { scratch in
            let run = try scratch.run("psql", ["-qAtX", "-c", "select start_artist_discovery('Janet Jackson')"])
            #expect(run.firstMatch(of: /^[0-9a-f-]{36}\n$/) != nil)
        }
        try await ScratchDatabase.with(migrated: false) { scratch in
            try await scratch.database.execute("alter database \(scratch.name) set search_path = app, public")
            _ = try await Migrator(database: scratch.database, logger: nil).migrate()
            #expect(try scratch.run("psql", ["-qAtX", "-c", "show search_path"]) == "app, public, linernotes\n")
        }
    }
}
