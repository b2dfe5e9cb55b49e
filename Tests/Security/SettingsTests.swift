import FleetSchema
import Foundation
import Postgres
import Schema
import TestSupport
import Testing

@Suite("A database with odd settings", .timeLimit(.minutes(10)))
struct SettingsTests {
    static let settings = [
        "standard_conforming_strings = off", "backslash_quote = off", "datestyle = 'German, DMY'",
        "datestyle = 'SQL, MDY'", "intervalstyle = 'sql_standard'", "timezone = 'Asia/Kolkata'",
        "bytea_output = 'escape'", "xmlbinary = 'hex'", "extra_float_digits = -15", "array_nulls = off",
        "default_transaction_isolation = 'serializable'", "default_transaction_isolation = 'repeatable read'",
        "default_transaction_deferrable = on", "search_path = ''", "row_security = off", "transform_null_equals = on",
        "plpgsql.extra_errors = 'all'", "plpgsql.variable_conflict = 'use_variable'", "quote_all_identifiers = on",
        "linernotes.front_track_discovery = 'junk'", "pgmq.front = 'q_x junk'", "lc_numeric = 'C'",
    ]

    @Test("is migrated, and does what any other does", arguments: settings)
    func works(setting: String) async throws {
        let test = try await TestDatabase.fresh()
        try await test.database.run(script: "alter database \(test.name) set \(setting)")
        let client = Database(DatabaseConfiguration(connectionString: test.connectionString))
        _ = try await Migrator(database: client, logger: nil).migrate()
        await client.close()
        let printed = try await Program.psql(LifeOfAMessage.script, on: test.connectionString)
        #expect(!printed.contains("ERROR") && !printed.contains("WARNING"), "\(printed)")
        let ended = try await Program.run("liner", ["status", "--json"], on: test.connectionString)
        #expect(ended.code == 0, "\(ended.printed)")
        try await test.drop()
    }

    @Test("is migrated where transactions are read-only unless they say otherwise")
    func readOnly() async throws {
        let test = try await TestDatabase.fresh()
        try await test.database.run(script: "alter database \(test.name) set default_transaction_read_only = on")
        let client = Database(DatabaseConfiguration(connectionString: test.connectionString))
        let migrator = Migrator(database: client, logger: nil)
        #expect(try await !migrator.migrate().applied.isEmpty)
        #expect(try await migrator.check() == .current)
        await client.close()
        try await test.drop()
    }

    @Test(
        "of another encoding is refused at once, with the command that makes one", arguments: ["LATIN1", "SQL_ASCII"])
    func encoding(encoding: String) async throws {
        let home = try await TestDatabase.fresh()
        let name = "\(home.name)_\(encoding.lowercased())"
        try await home.database.run(
            script: "create database \(name) template template0 encoding '\(encoding)' lc_collate 'C' lc_ctype 'C'")
        let place = TestDatabase.connectionString(home.connectionString, database: name)
        let client = Database(DatabaseConfiguration(connectionString: place))
        let error = await #expect(throws: DatabaseError.self) {
            try await Migrator(database: client, logger: nil).migrate()
        }
        #expect(error?.sqlState?.rawValue == "LN008")
        #expect(error?.hint?.contains("createdb --template=template0 --encoding=UTF8") == true)
        #expect(try await client.query("select from pg_namespace where nspname = 'linernotes'").isEmpty)
        await client.close()
        try await home.database.run(script: "drop database \(name) with (force)")
        try await home.drop()
    }

    @Test("whose row level security hides a queue is refused with the policy to grant, and accepted with it")
    func rowLevelSecurity() async throws {
        let test = try await TestDatabase.migrated()
        try await test.database.run(
            script: """
                create role provider_of_\(test.name);
                alter schema pgmq owner to provider_of_\(test.name);
                alter table pgmq.q_track_discovery owner to provider_of_\(test.name);
                grant all on schema pgmq to linernotes_owner; grant all on pgmq.q_track_discovery to linernotes_owner;
                alter table pgmq.q_track_discovery enable row level security;
                """)
        let migrator = Migrator(database: test.database, logger: nil)
        let error = await #expect(throws: DatabaseError.self) { try await migrator.migrate() }
        #expect(error?.message.contains("pgmq.q_track_discovery") == true)
        #expect(error?.message.contains("linernotes_owner") == true)
        let row = try await test.database.query("select * from linernotes.filtered_tables()")[0]
        let remedy: String = try row["remedy"]
        #expect(error?.hint?.contains(remedy) == true)
        try await test.database.run(script: remedy)
        #expect(try await migrator.migrate().applied == [])
        #expect(try await test.database.query("select * from linernotes.filtered_tables()").isEmpty)
        try await test.database.run(
            script: "create policy none on pgmq.q_track_discovery as restrictive to linernotes_owner using (false)")
        #expect(try await test.database.query("select * from linernotes.filtered_tables()").count == 1)
        try await test.drop()
        let home = try await TestDatabase.fresh()
        try await home.database.run(script: "drop role provider_of_\(test.name)")
        try await home.drop()
    }
}
