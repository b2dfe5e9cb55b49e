import Postgres
import Schema
import TestSupport
import Testing

/// The fleet's functions where PGMQ's own SQL stood first and belongs to somebody else.
@Suite(
    "The fleet beside PGMQ's own",
    .enabled(
        if: TestPackages.genuinePGMQ != nil || TestPackages.areRequired,
        "PGMQ's own SQL is not here: deploy/setup/servers.sh installs it"))
struct FleetOnGenuineTests {
    /// The role that owns the schema pgmq and fills queues of its own; roles are the whole server's.
    private static let stranger = """
        do $$ begin create role pgmq_stranger; exception when duplicate_object or unique_violation then null; end $$;
        alter schema pgmq owner to pgmq_stranger;
        """

    /// A database where PGMQ stood first, with whatever its owner did there, and then the migrations.
    private func withFleet(
        before: String = "", _ body: @Sendable (Database) async throws -> Void
    ) async throws {
        let test = try await GenuinePGMQ.database()
        do {
            try await test.database.run(script: Self.stranger + before)
            let report = try await Migrator(database: test.database, logger: nil).migrate()
            #expect(!report.ownsPGMQ)
            try await body(test.database)
        } catch {
            try await test.drop()
            throw error
        }
        try await test.drop()
    }

    @Test("a message is sent, read, failed, deferred, and acknowledged by its reader only")
    func lifecycle() async throws {
        try await withFleet { database in
            func ids(_ sql: String) async throws -> [Int] { try await database.query(sql).map { try $0[0] } }
            let cause = #"array['{"category": "network", "code": "timeout", "error": "gone"}']::jsonb[]"#
            #expect(
                try await ids(
                    "select linernotes.send_batch('artist_discovery', array['{\"n\": 1}', '{\"n\": 2}']::jsonb[])")
                    == [1, 2])
            #expect(try await ids("select msg_id from linernotes.read('artist_discovery', 10, 60)") == [1, 2])
            #expect(try await ids("select msg_id from pgmq.read('artist_discovery', 60, 10)") == [])
            #expect(
                try await ids("select linernotes.fail('artist_discovery', array[1], array[1], array[0], \(cause))") == [
                    1
                ])
            #expect(
                try await ids("select linernotes.defer('artist_discovery', array[2], array[1], array[0], \(cause))")
                    == [2])
            let read = try await database.query(
                "select msg_id, read_ct, attempts, deferrals from linernotes.read('artist_discovery', 10, 60)")
            #expect(try read.map { try [$0[0], $0[1], $0[2], $0[3]] as [Int] } == [[1, 2, 1, 0], [2, 2, 0, 1]])
            #expect(try await ids("select linernotes.acknowledge('artist_discovery', array[1, 2], array[1, 2])") == [2])
            #expect(try await ids("select linernotes.acknowledge('artist_discovery', array[1], array[2])") == [1])
            #expect(try await ids("select msg_id from pgmq.a_artist_discovery order by 1") == [1, 2])
        }
    }

    @Test("a dead letter is written, redriven once, and read again")
    func deadLetter() async throws {
        try await withFleet { database in
            func ids(_ sql: String) async throws -> [Int] { try await database.query(sql).map { try $0[0] } }
            let cause = #"array['{"category": "input", "code": "bad", "error": "no such artist"}']::jsonb[]"#
            try await database.query("select pgmq.send('album_discovery', '{\"n\": 1}')")
            try await database.query("select linernotes.read('album_discovery', 1, 60)")
            #expect(
                try await ids("select linernotes.dead_letter('album_discovery', array[1], array[1], \(cause))") == [1])
            #expect(try await ids("select count(*) from pgmq.q_album_discovery") == [0])
            #expect(
                try await ids("select msg_id from linernotes.redrive(array(select id from linernotes.dead_letters))")
                    == [2])
            #expect(
                try await ids("select msg_id from linernotes.redrive(array(select id from linernotes.dead_letters))")
                    == [])
            #expect(try await ids("select msg_id from linernotes.read('album_discovery', 1, 60)") == [2])
        }
    }

    @Test("a queue that PGMQ's users already made and filled is read as it is")
    func filled() async throws {
        let before = """
            set role pgmq_stranger;
            reset role;
            select pgmq.create('artist_discovery');
            select pgmq.send_batch('artist_discovery', array['{"n": 1}', '{"n": 2}']::jsonb[]);
            select pgmq.read('artist_discovery', 0, 1);
            alter table pgmq.q_artist_discovery owner to pgmq_stranger;
            alter table pgmq.a_artist_discovery owner to pgmq_stranger;
            """
        try await withFleet(before: before) { database in
            let read = try await database.query(
                "select msg_id, read_ct from linernotes.read('artist_discovery', 10, 60)")
            #expect(try read.map { try [$0[0], $0[1]] as [Int] } == [[1, 2], [2, 1]])
            let done = try await database.query(
                "select linernotes.acknowledge('artist_discovery', array[1, 2], array[2, 1])")
            #expect(done.count == 2)
            #expect(try await database.query("select from pgmq.a_artist_discovery").count == 2)
        }
    }

    @Test("the migrations leave PGMQ's own functions as they are")
    func untouched() async throws {
        let functions = """
            select string_agg(md5(pg_get_functiondef(oid)), ' ' order by oid) from pg_proc
            where pronamespace = 'pgmq'::regnamespace
            """
        let genuine = try await GenuinePGMQ.database()
        let before: String = try await genuine.database.query(functions)[0][0]
        _ = try await Migrator(database: genuine.database, logger: nil).migrate()
        let after: String = try await genuine.database.query(functions)[0][0]
        #expect(before == after)
        try await genuine.drop()
    }
}
