import Foundation
import Postgres
import Schema
import TestSupport
import Testing

@testable import LinerKit

@Suite("Doctor, on a database")
struct DatabaseChecksTests {
    private func checks(
        migrated: Bool = true, after script: String = "", options: String = "",
        _ body: (TestDatabase, [Check]) async throws -> Void
    ) async throws {
        let test = try await (migrated ? TestDatabase.migrated() : TestDatabase.fresh())
        let named = script.replacing("DATABASE", with: test.name)
        if !named.isEmpty { try await test.database.run(script: named) }
        let separator = test.connectionString.contains("?") ? "&" : "?"
        let database = Database(
            DatabaseConfiguration(connectionString: test.connectionString + options.replacing("?", with: separator)))
        let outcome: Result<[Check], any Error>
        do {
            outcome = .success(try await DatabaseChecks(database: database).all())
        } catch {
            outcome = .failure(error)
        }
        await database.close()
        try await body(test, try outcome.get())
        try await test.drop()
    }

    @Test("finds nothing to be done where all is well")
    func well() async throws {
        try await checks { _, checks in
            // The tests' own server does without the safety of a disk.
            let expected = ["fsync", "full_page_writes", "synchronous_commit"]
            let rest = checks.filter { check in !expected.contains { check.finding.hasPrefix($0) } }
            #expect(rest.allSatisfy { $0.state == .ok }, "\(rest.filter { $0.state != .ok })")
            #expect(Set(rest.map(\.name)) == ["database", "encoding", "clock", "schema", "roles", "queues"])
        }
    }

    @Test(
        "says that a session can't write, and where that comes from",
        arguments: [
            ("alter database DATABASE set default_transaction_read_only = on", "", "alter database"),
            ("", "?options=-c%20default_transaction_read_only%3Don", "DATABASE_URL"),
        ])
    func readOnly(script: String, options: String, fix: String) async throws {
        try await checks(after: script, options: options) { test, checks in
            let check = try #require(checks.first { $0.name == "writing" })
            #expect(check.state == .failed)
            #expect(check.fix?.contains(fix) == true)
            if !script.isEmpty { try await test.database.run(script: "set default_transaction_read_only = off") }
        }
    }

    @Test("refuses other encodings with the line that makes a right one", arguments: ["LATIN1", "SQL_ASCII"])
    func encoding(_ encoding: String) async throws {
        try await checks { test, _ in
            let name = "\(test.name)_other"
            try await test.database.run(
                script: "create database \(name) encoding '\(encoding)' locale 'C' template template0")
            let database = Database(
                DatabaseConfiguration(
                    connectionString: TestDatabase.connectionString(test.connectionString, database: name)))
            let found = try await DatabaseChecks(database: database).all()
            await database.close()
            try await test.database.run(script: "drop database \(name)")
            let check = try #require(found.first { $0.name == "encoding" })
            #expect(check.state == .failed)
            #expect(check.finding.contains(encoding))
            #expect(check.fix?.contains("createdb --encoding=UTF8 --template=template0") == true)
        }
    }

    @Test("names table, role and the policy to grant where rows are hidden")
    func rowSecurity() async throws {
        try await checks(
            after: """
                alter table pgmq.q_track_discovery owner to current_user;
                grant all on pgmq.q_track_discovery to linernotes_owner;
                alter table pgmq.q_track_discovery enable row level security;
                """
        ) { test, checks in
            let check = try #require(checks.first { $0.name == "row security" })
            #expect(check.state == .failed)
            #expect(check.finding == "rows of pgmq.q_track_discovery are hidden from linernotes_owner")
            let fix = try #require(check.fix)
            // The fix is SQL, and does what it says.
            let statement = try #require(fix.split(separator: ": ", maxSplits: 1).last)
            try await test.database.run(script: String(statement))
            #expect(try await RowSecurity(database: test.database).checks().isEmpty)
            try await test.database.run(
                script: "create policy narrow on pgmq.q_track_discovery as restrictive using (msg_id > 5)")
            #expect(try await RowSecurity(database: test.database).checks().count == 1)
        }
    }

    @Test(
        "takes no policy that lets only some rows through, or some commands, for one that lets all",
        arguments: [
            ("for select to linernotes_owner using (true)", 1),
            ("to linernotes_owner using (msg_id > 0)", 1), ("to linernotes_worker using (true)", 1),
            ("to linernotes_owner using (true)", 0), ("to public using (true) with check (true)", 0),
            ("to public using (true) with check (false)", 1),
        ])
    func policies(policy: String, count: Int) async throws {
        try await checks(
            after: """
                alter table pgmq.q_track_discovery enable row level security;
                alter table pgmq.q_track_discovery force row level security;
                revoke all on pgmq.q_track_discovery from linernotes_worker, linernotes_operator, linernotes_api;
                create policy given on pgmq.q_track_discovery \(policy);
                """
        ) { _, checks in #expect(checks.filter { $0.name == "row security" }.count == count) }
    }

    @Test("warns of who may put functions where SQL without schemas looks for them, and of the database's owner")
    func trust() async throws {
        try await checks(after: "grant create on schema public to public; grant create on database DATABASE to public")
        {
            test, checks in
            let found = checks.filter { $0.name == "trust" }
            #expect(found.allSatisfy { $0.state == .note })
            #expect(
                found.map(\.finding).sorted() == [
                    "PUBLIC may create functions in the schema public",
                    "PUBLIC may create schemas in the database \(test.name)",
                ])
            for fix in found.compactMap(\.fix) {
                try await test.database.run(script: String(try #require(fix.split(separator: ": ").last)))
            }
            #expect(try await SchemaTrust(database: test.database).checks().isEmpty)
            let stranger = "owner_of_\(test.name)"
            try await test.database.run(
                script: "create role \(stranger); alter database \(test.name) owner to \(stranger)")
            let check = try #require(try await SchemaTrust(database: test.database).checks().first)
            #expect(check.finding.contains("belongs to \(stranger)"))
            try await test.database.run(
                script: "alter database \(test.name) owner to current_user; drop role \(stranger)")
        }
    }

    @Test(
        "names a setting that is odd, its place and how to take it back",
        arguments: [
            ("alter database DATABASE set session_replication_role = replica", "session_replication_role is replica"),
            ("alter role linernotes_api in database DATABASE set row_security = 'false'", "row_security is off"),
            ("alter database DATABASE set standard_conforming_strings = off", "standard_conforming_strings is off"),
        ])
    func settings(script: String, finding: String) async throws {
        try await checks(after: script) { test, checks in
            let check = try #require(checks.first { $0.finding.hasPrefix(finding) })
            #expect(check.state == .note)
            try await test.database.run(script: try #require(check.fix))
            let left = try await SessionSettings(database: test.database).checks()
            #expect(!left.contains { $0.finding.hasPrefix(finding) && $0.finding.contains("alter") })
        }
    }

    @Test(
        "may be asked by every role of the fleet",
        arguments: ["linernotes_worker", "linernotes_operator", "linernotes_api"])
    func roles(_ role: String) async throws {
        try await checks(options: "?user=\(role)") { _, checks in
            #expect(checks.allSatisfy { $0.state != .failed }, "\(checks.filter { $0.state == .failed })")
        }
    }

    @Test("says that there is no schema yet, after everything else")
    func missing() async throws {
        try await checks(migrated: false) { _, checks in
            #expect(checks.last?.name == "schema")
            #expect(checks.last?.state == .failed)
        }
    }
}
