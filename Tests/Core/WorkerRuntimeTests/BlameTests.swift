import FleetMessages
import FoundationEssentials
import Logging
import Postgres
import Queue
import Surroundings
import TestSupport
import Testing
import Upstreams

@testable import WorkerRuntime

@Suite("Whom a batch blames")
struct BlameTests {
    private struct Scene {
        let test: TestDatabase
        var database: Database { test.database }

        func send(_ names: String...) async throws {
            for name in names {
                try await database.query(
                    "select pgmq.send('artist_discovery', jsonb_build_object('artistName', $1::text))", name)
            }
        }

        /// Reads all, due or not, and works on it; waits between tries take no time.
        func run(_ worker: LedgerWorker = LedgerWorker()) async throws -> BatchReport {
            try await database.query("update pgmq.q_artist_discovery set vt = now()")
            let queue = MessageQueue(database)
            let messages = try await queue.read(.artistDiscovery, limit: 100, visibilityTimeout: .seconds(30))
            return try await BatchRun(
                worker: worker, database: database, queue: queue, visibilityTimeout: .seconds(30),
                surroundings: Surroundings(time: Surroundings.live.time, random: { 0 }), logger: Logger(label: "test")
            ).run(messages).report
        }

        /// From now on the ledger refuses some names with this SQLSTATE.
        func refuse(_ names: String, sqlState: String) async throws {
            try await database.run(
                script: """
                    create or replace function public.refuse() returns trigger language plpgsql as $$
                    begin raise exception using errcode = '\(sqlState)', message = 'not now'; end $$;
                    drop trigger if exists refuse on public.ledger;
                    create trigger refuse before insert on public.ledger for each row when (new.name ~ '\(names)')
                    execute function public.refuse();
                    """)
        }

        func ledger() async throws -> [String] {
            try await database.query("select name from public.ledger order by name").map { try $0[0] }
        }

        func count(_ sql: String) async throws -> Int {
            try await database.query("select count(*)::int from \(sql)")[0][0]
        }
    }

    private func scene(_ body: (Scene) async throws -> Void) async throws {
        let test = try await LedgerWorker.database()
        try await body(Scene(test: test))
        try await test.drop()
    }

    @Test(
        "a settling that the database refuses puts the batch off, and counts against nobody",
        arguments: [
            "53100", "53200", "53300", "53400", "25006", "57P01", "57P03", "57014", "55P03", "58030", "42501", "42P01",
            "28000", "55000", "XX001", "40001", "40P01",
        ])
    func outage(sqlState: String) async throws {
        try await scene { scene in
            try await scene.send("a", "b")
            try await scene.refuse(".", sqlState: sqlState)
            let report = try await scene.run()
            #expect(report.deferred == 2 && report.failed == 0 && report.deadLettered == 0)
            #expect(report.issues.map(\.code) == Array(repeating: "sqlstate_\(sqlState)", count: 2))
            let counts = try await scene.database.query(
                "select sum(attempts)::int as attempts, sum(deferrals)::int as deferrals from linernotes.message_attempts"
            )
            #expect(try counts[0]["attempts"] as Int == 0 && counts[0]["deferrals"] as Int == 2)
        }
    }

    @Test("what only one message meets again and again, it alone waits for", arguments: ["40001", "40P01", "57014"])
    func persistent(sqlState: String) async throws {
        try await scene { scene in
            try await scene.send("a", "odd", "b")
            try await scene.refuse("odd", sqlState: sqlState)
            let report = try await scene.run()
            #expect(report.acknowledged == 2 && report.deferred == 1)
            #expect(try await scene.ledger() == ["a", "b"])
            try await scene.refuse("nobody", sqlState: sqlState)
            #expect(try await scene.run().acknowledged == 1)
        }
    }

    @Test("a read on that fails is no fault of what was settled with it")
    func readOn() async throws {
        try await scene { scene in
            try await scene.send("a")
            let queue = MessageQueue(scene.database)
            let messages = try await queue.read(.artistDiscovery, limit: 1, visibilityTimeout: .seconds(30))
            try await scene.database.run(
                script: #"alter function linernotes."read@artist_discovery"(integer, integer) rename to gone"#)
            let (report, next) = try await BatchRun(
                worker: LedgerWorker(), database: scene.database, queue: queue, visibilityTimeout: .seconds(30),
                surroundings: .live, logger: Logger(label: "test")
            ).run(messages, nextLimit: { 1 })
            #expect(report.acknowledged == 1 && next == nil)
            #expect(try await scene.ledger() == ["a"])
        }
    }

    @Test("deliveries that were lost prove nothing: a hundred of them, and the message is done")
    func lost() async throws {
        try await scene { scene in
            try await scene.send("a")
            try await scene.database.query("update pgmq.q_artist_discovery set read_ct = 100")
            #expect(try await scene.run().acknowledged == 1)
            #expect(try await scene.count("linernotes.begun_handlings") == 0)
        }
    }

    @Test("a worker that could not settle says that it lives, and its messages are no poison for it")
    func alive() async throws {
        try await scene { scene in
            try await scene.send("a")
            try await scene.database.query("update pgmq.q_artist_discovery set read_ct = 3")
            // Neither the store nor the deferral can be written, as on a full disk.
            try await scene.refuse(".", sqlState: "53100")
            try await scene.database.run(
                script: """
                    create trigger refuse before insert on linernotes.message_attempts for each row
                    execute function public.refuse();
                    """)
            for _ in 1...6 { await #expect(throws: DatabaseError.self) { try await scene.run() } }
            #expect(try await scene.count("linernotes.begun_handlings") == 0)
            try await scene.database.run(
                script: "drop trigger refuse on linernotes.message_attempts; drop trigger refuse on public.ledger;")
            #expect(try await scene.run().acknowledged == 1)
        }
    }

    @Test("a row that can't be read is set aside with its cause, and the others go through")
    func unreadable() async throws {
        try await scene { scene in
            try await scene.send("a", "b", "c")
            try await scene.database.query(
                "update pgmq.q_artist_discovery set enqueued_at = '0044-03-15 12:00:00 BC' where msg_id = 2")
            let report = try await scene.run()
            #expect(report.acknowledged + report.deadLettered == 3)
            #expect(try await scene.ledger().filter { $0 != "b" } == ["a", "c"])
            #expect(try await scene.count("linernotes.dead_letters where category = 'poison'") == 0)
        }
    }

    @Test("a message that was put off as often as can be counted ends with its cause, and stops nobody")
    func ceiling() async throws {
        try await scene { scene in
            try await scene.send("a", "b")
            try await scene.database.query("update pgmq.q_artist_discovery set read_ct = 1")
            try await scene.database.query(
                """
                insert into linernotes.message_attempts (queue, msg_id, enqueued_at, deferrals)
                select 'artist_discovery', msg_id, enqueued_at, 2147483647 from pgmq.q_artist_discovery where msg_id = 1
                """)
            let report = try await scene.run(LedgerWorker { _ in throw CancellationError() })
            #expect(report.deferred == 1 && report.deadLettered == 1)
            #expect(report.issues.contains { $0.code == "deferrals_exhausted" && $0.disposition == "terminal" })
            #expect(try await scene.count("linernotes.dead_letters where code = 'deferrals_exhausted'") == 1)
        }
    }

    @Test("12,000 follow-ups of one message are sent, all with its acknowledgement")
    func followUps() async throws {
        try await scene { scene in
            try await scene.send("a")
            #expect(try await scene.run(LedgerWorker(fanout: 12_000)).acknowledged == 1)
            #expect(try await scene.count("pgmq.q_album_discovery") == 12_000)
        }
    }

    @Test("of 12,000 follow-ups of which the last can't be sent, none is")
    func allOrNothing() async throws {
        try await scene { scene in
            try await scene.send("a")
            try await scene.database.run(
                script: """
                    alter table pgmq.q_album_discovery add check ((message ->> 'offset')::int <> 11999);
                    """)
            #expect(try await scene.run(LedgerWorker(fanout: 12_000)).failed == 1)
            #expect(try await scene.count("pgmq.q_album_discovery") == 0)
            #expect(try await scene.ledger() == [])
        }
    }

    @Test("what waits for its turn stays hidden while others of its batch are handled")
    func waiting() async throws {
        try await scene { scene in
            try await scene.send("a", "b")
            try await scene.database.query("update pgmq.q_artist_discovery set read_ct = 5")
            let queue = MessageQueue(scene.database)
            let messages = try await queue.read(.artistDiscovery, limit: 2, visibilityTimeout: .seconds(1))
            let worker = LedgerWorker { batch in
                guard batch[0].id.rawValue == 1 else { return }
                let late = "select vt > now() + interval '1500 ms' from pgmq.q_artist_discovery where msg_id = 2"
                while try await !(scene.database.query(late)[0][0] as Bool) {
                    try await Task.sleep(for: .milliseconds(20))
                }
            }
            let report = try await BatchRun(
                worker: worker, database: scene.database, queue: queue, visibilityTimeout: .seconds(2),
                surroundings: .live, logger: Logger(label: "test")
            ).run(messages).report
            #expect(report.acknowledged == 2)
        }
    }
}
