import FleetSchema
import Postgres
import Schema
import TestSupport
import Testing

/// What the fleet's functions stand on.
struct Ground: Sendable, CustomTestStringConvertible {
    let lane: Lane

    /// Our own schema is what every other test stands on; here it is only of interest on a newer Postgres.
    static let all = Lane.runnable.filter { $0.implementation == .genuine || $0.isNewer }.map(Ground.init)

    var testDescription: String { lane.testDescription }

    /// The role that owns the schema pgmq where PGMQ stood first; roles are the whole server's.
    private static let stranger = """
        do $$ begin create role pgmq_stranger; exception when duplicate_object or unique_violation then null; end $$;
        alter schema pgmq owner to pgmq_stranger;
        """

    /// Runs the body with a migrated database; beside PGMQ's own, after what its owner did before.
    func withFleet(before: String = "", _ body: (Database) async throws -> Void) async throws {
        try await lane.withDatabase { test in
            if lane.implementation == .genuine { try await test.database.run(script: Self.stranger + before) }
            let migrator = Migrator(database: test.database, logger: nil)
            let report = try await migrator.migrate()
            #expect(report.ownsPGMQ == (lane.implementation == .ours))
            #expect(try await migrator.migrate().applied == [])
            try await body(test.database)
        }
    }
}

/// The fleet's functions where PGMQ's own SQL stood first and belongs to somebody else, and on a newer Postgres.
@Suite("The fleet beside PGMQ's own")
struct FleetOnGenuineTests {
    @Test("a message is sent, read, failed, deferred, and acknowledged by its reader only", arguments: Ground.all)
    func lifecycle(ground: Ground) async throws {
        try await ground.withFleet { database in
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

    @Test("a dead letter is written, redriven once, and read again", arguments: Ground.all)
    func deadLetter(ground: Ground) async throws {
        try await ground.withFleet { database in
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

    @Test(
        "a queue that PGMQ's users already made and filled is read as it is",
        arguments: Ground.all.filter { $0.lane.implementation == .genuine })
    func filled(ground: Ground) async throws {
        let before = """
            select pgmq.create('artist_discovery');
            select pgmq.send_batch('artist_discovery', array['{"n": 1}', '{"n": 2}']::jsonb[]);
            select pgmq.read('artist_discovery', 0, 1);
            alter table pgmq.q_artist_discovery owner to pgmq_stranger;
            alter table pgmq.a_artist_discovery owner to pgmq_stranger;
            """
        try await ground.withFleet(before: before) { database in
            let read = try await database.query(
                "select msg_id, read_ct from linernotes.read('artist_discovery', 10, 60)")
            #expect(try read.map { try [$0[0], $0[1]] as [Int] } == [[1, 2], [2, 1]])
            let done = try await database.query(
                "select linernotes.acknowledge('artist_discovery', array[1, 2], array[2, 1])")
            #expect(done.count == 2)
            #expect(try await database.query("select from pgmq.a_artist_discovery").count == 2)
        }
    }

    /// Every function that settles a message or holds it longer, as called for message 1 with a read count that is past.
    static let stale = [
        "extend('track_discovery', array[1], array[1], 60)", "acknowledge('track_discovery', array[1], array[1])",
        "fail('track_discovery', array[1], array[1], array[0], array['{}']::jsonb[])",
        "defer('track_discovery', array[1], array[1], array[0], array['{}']::jsonb[])",
        "dead_letter('track_discovery', array[1], array[1], array['{}']::jsonb[])",
    ]

    @Test("whoever lost a message to another reader changes nothing", arguments: Ground.all)
    func fence(ground: Ground) async throws {
        try await ground.withFleet { database in
            try await database.query("select linernotes.send_batch('track_discovery', array['1']::jsonb[])")
            try await database.query("select linernotes.read('track_discovery', 1, 0)")
            try await database.query("select linernotes.read('track_discovery', 1, 600)")
            let cause = #"array['{"category": "network", "code": "timeout", "error": "gone"}']::jsonb[]"#
            let state = "select to_jsonb(q)::text from pgmq.q_track_discovery q"
            let before: String = try await database.query(state)[0][0]
            for call in Self.stale {
                let sql = "select linernotes." + call.replacing("array['{}']::jsonb[]", with: cause)
                #expect(try await database.query(sql).isEmpty, "\(call)")
            }
            let after: String = try await database.query(state)[0][0]
            #expect(before == after)
            #expect(
                try await database.query("select linernotes.acknowledge('track_discovery', array[1], array[2])").count
                    == 1)
        }
    }

    @Test(
        "the migrations leave PGMQ's own functions as they are",
        arguments: Lane.runnable.filter { $0.implementation == .genuine })
    func untouched(lane: Lane) async throws {
        let functions = """
            select string_agg(md5(pg_get_functiondef(oid)), ' ' order by oid) from pg_proc
            where pronamespace = 'pgmq'::regnamespace
            """
        try await lane.withDatabase { test in
            let before: String = try await test.database.query(functions)[0][0]
            _ = try await Migrator(database: test.database, logger: nil).migrate()
            let after: String = try await test.database.query(functions)[0][0]
            #expect(before == after)
        }
    }

    @Test(
        "where a server has PGMQ as an extension, that is used as it is",
        arguments: Lane.runnable.filter { $0.implementation == .genuine && $0.isNewer })
    func asExtension(lane: Lane) async throws {
        try await lane.withExtension { test in
            let report = try await Migrator(database: test.database, logger: nil).migrate()
            #expect(!report.ownsPGMQ)
            let owned: String = try await test.database.query(
                "select extversion from pg_extension where extname = 'pgmq'")[0][0]
            #expect(owned == "1.13.0")
            try await test.database.query("select linernotes.start_artist_discovery('Janet Jackson')")
            let read = try await test.database.query("select msg_id from linernotes.read('artist_discovery', 1, 60)")
            #expect(try read.map { try $0[0, as: Int.self] } == [1])
            try await test.database.query("select linernotes.acknowledge('artist_discovery', array[1], array[1])")
            #expect(try await test.database.query("select from pgmq.a_artist_discovery").count == 1)
        }
    }
}
