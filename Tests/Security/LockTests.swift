import FleetMessages
import FleetSchema
import Foundation
import Postgres
import Schema
import TestSupport
import Testing
import WorkerRuntime

@Suite("A login without rights that takes every lock it can", .timeLimit(.minutes(5)))
struct LockTests {
    /// The keys that stand in the source, now or before, and those that names give.
    private static let keys = """
        select pg_advisory_lock{mode}(space, hashtext('artist_discovery')) from unnest('{19534,19535,19536}'::int[]) as space;
        select pg_advisory_lock{mode}(hashtext('linernotes.staying/artist_discovery'), n) from generate_series(1, 100) n;
        select pg_advisory_lock{mode}(key) from unnest(
          '{7091205401867141490,7091205401867141491,7091205401867141492}'::bigint[]) as key;
        select pg_advisory_lock{mode}(19521, n) from generate_series(0, 9) n;
        select pg_advisory_lock{mode}(hashtext(name)) from unnest(array['linernotes.compile_calls',
          'linernotes.adopt_queue/artist_discovery', 'linernotes.adopt_queue/later', 'pgmq.queue_later']) as name;
        """

    /// Runs the body while a stranger holds them.
    private func withHeld(
        shared: Bool, on test: TestDatabase, _ body: @Sendable (TestDatabase) async throws -> Void
    ) async throws {
        try await Attacker.with(nil, on: test) { stranger in
            try await stranger.database.withConnection { session in
                try await session.run(script: Self.keys.replacing("{mode}", with: shared ? "_shared" : ""))
                try await body(test)
            }
        }
    }

    @Test("stops neither sends, nor workers, nor maintenance, nor a migrate", arguments: [false, true])
    func goesOn(shared: Bool) async throws {
        let test = try await TestDatabase.migrated()
        try await withHeld(shared: shared, on: test) { test in
            let hurried = Database(
                DatabaseConfiguration(
                    connectionString: test.connectionString, statementTimeout: .seconds(20), lockTimeout: .seconds(2)))
            for sql in [
                "select linernotes.start_artist_discovery('Sade')", "select pgmq.send('artist_discovery', '{}')",
                "select * from linernotes.await_messages('artist_discovery')",
                "select * from linernotes.read('artist_discovery', 5, 60)", "select * from linernotes.maintain()",
                "select pgmq.create('later')", "select linernotes.enter_queue('later')",
                "select pgmq.drop_queue('later')", "select * from linernotes.store_artist_groups('[]')",
                "select linernotes.lock_artists('{1,2,3}')",
                "select * from linernotes.redrive_matching('artist_discovery', p_per_second => 10)",
            ] {
                // Hurried: what waited for the stranger would fail.
                try await hurried.query(sql)
            }
            #expect(try await Migrator(database: hurried, logger: nil).migrate().applied == [])
            await hurried.close()
        }
        try await test.drop()
    }

    @Test(
        "neither passes for a worker that stays nor has sends notify, nor keeps who waits from being settled",
        arguments: [false, true])
    func doesNotCount(shared: Bool) async throws {
        let test = try await TestDatabase.migrated()
        try await withHeld(shared: shared, on: test) { test in
            #expect(try await Presence.listening([.artistDiscovery], in: test.database).isEmpty)
            let listener = try await test.database.listen(to: ["linernotes_artist_discovery", "end"])
            let waits = Statement("select is_settled from linernotes.await_messages('artist_discovery')")
            #expect(try await listener.perform([waits])[0][0][0, as: Bool.self])
            try await test.database.query("select pgmq.send('artist_discovery', '1')")
            try await test.database.query("select pg_notify('end', '')")
            var heard: [String] = []
            for await case .notification(let notification) in listener {
                heard.append(notification.channel)
                if notification.channel == "end" { break }
            }
            #expect(heard == ["linernotes_artist_discovery", "end"], "who really waits is woken")
            await listener.close()
        }
        try await test.drop()
    }

    @Test("a lock that it holds for senders to find costs them nothing once no worker has waited for four seconds")
    func silence() async throws {
        let test = try await TestDatabase.migrated()
        try await test.database.query("select setval('linernotes.\"awaited@artist_discovery\"', 1)")
        try await withHeld(shared: true, on: test) { test in
            let listener = try await test.database.listen(to: ["linernotes_artist_discovery", "end"])
            try await test.database.query("select pgmq.send('artist_discovery', '1')")
            try await test.database.query("select pg_notify('end', '')")
            for await case .notification(let notification) in listener {
                #expect(notification.channel == "end")
                break
            }
            await listener.close()
        }
        try await test.drop()
    }

    @Test("a migrate that has to wait for another says for whom, and goes on")
    func says() async throws {
        let test = try await TestDatabase.migrated()
        let waiting = try await test.database.transaction { other in
            try await other.query("lock table linernotes.schema_migrations in share row exclusive mode")
            let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
                .deletingLastPathComponent().appending(path: "sql/install.sql").path
            let waiting = Task { try await Program.psql(nil, on: test.connectionString, ["-f", file]) }
            let hasWaited = """
                select count(*) from pg_stat_activity
                where datname = current_database() and application_name = 'psql'
                  and xact_start < clock_timestamp() - interval '2 seconds'
                """
            while try await test.database.query(hasWaited)[0][0, as: Int.self] == 0 { await Task.yield() }
            return waiting
        }
        let printed = try await waiting.value
        #expect(printed.contains(/waiting for another migrate: \w+ .process \d+, since/), "\(printed)")
        #expect(!printed.contains("ERROR"), "\(printed)")
        try await test.drop()
    }
}
