import FleetMessages
import Logging
import Postgres
import Queue
import Surroundings
import TestSupport
import Testing
import Upstreams

@testable import WorkerRuntime

@Suite("A batch on its line")
struct BatchRunTests {
    private struct Scene {
        let test: TestDatabase
        var database: Database { test.database }
        var queue: MessageQueue { MessageQueue(test.database) }

        func send(_ names: String...) async throws {
            for name in names {
                try await database.query(
                    "select pgmq.send('artist_discovery', jsonb_build_object('artistName', $1::text))", name)
            }
        }

        func read() async throws -> [Message] {
            try await queue.read(.artistDiscovery, limit: 100, visibilityTimeout: .seconds(30))
        }

        func run(
            _ worker: LedgerWorker, _ messages: [Message], visibilityTimeout: Duration = .seconds(30)
        ) async throws -> BatchReport {
            try await BatchRun(
                worker: worker, database: database, queue: queue, visibilityTimeout: visibilityTimeout,
                surroundings: .live, logger: Logger(label: "test")
            ).run(messages).report
        }

        func ledger() async throws -> [String] {
            try await database.query("select name from public.ledger order by name").map { try $0[0] }
        }

        func count(_ table: String) async throws -> Int {
            switch table {
            case "follow-ups": try await database.query("select count(*)::int from pgmq.q_album_discovery")[0][0]
            case "archive": try await database.query("select count(*)::int from pgmq.a_artist_discovery")[0][0]
            case "queue": try await database.query("select count(*)::int from pgmq.q_artist_discovery")[0][0]
            default: try await database.query("select count(*)::int from linernotes.dead_letters")[0][0]
            }
        }

        /// Makes the messages another reader's, as after a visibility timeout that passed.
        func stealAll() async throws {
            try await database.query("update pgmq.q_artist_discovery set read_ct = read_ct + 1")
        }
    }

    private func scene(_ body: (Scene) async throws -> Void) async throws {
        let test = try await LedgerWorker.database()
        try await body(Scene(test: test))
        try await test.drop()
    }

    @Test("acknowledges, writes and sends what follows, each once")
    func done() async throws {
        try await scene { scene in
            try await scene.send("a", "b")
            let report = try await scene.run(LedgerWorker(), try await scene.read())
            #expect(report.acknowledged == 2 && report.stale == 0)
            #expect(try await scene.ledger() == ["a", "b"])
            #expect(try await scene.count("follow-ups") == 2)
            #expect(try await scene.count("archive") == 2)
            #expect(try await scene.count("queue") == 0)
        }
    }

    @Test("changes nothing for messages that became another's meanwhile")
    func stale() async throws {
        try await scene { scene in
            try await scene.send("a", "b")
            let messages = try await scene.read()
            let late = LedgerWorker { _ in try await scene.stealAll() }
            let report = try await scene.run(late, messages)
            #expect(report.acknowledged == 0 && report.stale == 2)
            #expect(try await scene.ledger() == [])
            #expect(try await scene.count("follow-ups") == 0)
            #expect(try await scene.count("queue") == 2)
        }
    }

    @Test("run twice on the same delivery, has its effect once")
    func twice() async throws {
        try await scene { scene in
            try await scene.send("a")
            let messages = try await scene.read()
            _ = try await scene.run(LedgerWorker(), messages)
            let report = try await scene.run(LedgerWorker(), messages)
            #expect(report.stale == 1)
            #expect(try await scene.ledger() == ["a"])
            #expect(try await scene.count("follow-ups") == 1)
        }
    }

    @Test("lets the message whose data the store refuses fail alone")
    func refusedData() async throws {
        try await scene { scene in
            try await scene.send("a", String(repeating: "x", count: 21), "b")
            let report = try await scene.run(LedgerWorker(), try await scene.read())
            #expect(report.acknowledged == 2 && report.failed == 1)
            #expect(report.issues.map(\.code) == ["sqlstate_23514"])
            #expect(try await scene.ledger() == ["a", "b"])
            #expect(try await scene.count("queue") == 1)
        }
    }

    @Test("gives the whole batch back when its handler throws, and its attempts run out")
    func thrown() async throws {
        try await scene { scene in
            struct Broken: Error {}
            try await scene.send("a")
            for attempt in 1...3 {
                try await scene.database.query("update pgmq.q_artist_discovery set vt = now()")
                let report = try await scene.run(LedgerWorker { _ in throw Broken() }, try await scene.read())
                #expect(report.failed == (attempt < 3 ? 1 : 0))
                #expect(report.deadLettered == (attempt < 3 ? 0 : 1))
            }
            #expect(try await scene.count("dead letters") == 1)
            let attempts: Int = try await scene.database.query("select attempts from linernotes.dead_letters")[0][0]
            #expect(attempts == 3)
        }
    }

    @Test("takes a missing outcome for a fault of ours, and loses no message by it")
    func forgotten() async throws {
        try await scene { scene in
            try await scene.send("a", "b")
            let report = try await scene.run(LedgerWorker(forgotten: ["a"]), try await scene.read())
            #expect(report.acknowledged == 1 && report.failed == 1)
            #expect(report.issues.map(\.code) == ["no_outcome"])
        }
    }

    @Test("puts a batch off without an attempt when the worker is stopped")
    func stopped() async throws {
        try await scene { scene in
            try await scene.send("a")
            let report = try await scene.run(
                LedgerWorker { _ in throw CancellationError() }, try await scene.read())
            #expect(report.deferred == 1)
            let row = try await scene.database.query("select attempts, deferrals from linernotes.message_attempts")[0]
            #expect(try row["attempts"] as Int == 0)
            #expect(try row["deferrals"] as Int == 1)
        }
    }

    @Test("keeps its messages hidden while it works longer than their timeout")
    func heartbeat() async throws {
        try await scene { scene in
            try await scene.send("a")
            let messages = try await scene.queue.read(.artistDiscovery, limit: 1, visibilityTimeout: .seconds(1))
            let hidden = LedgerWorker { _ in
                // Until the heartbeat has moved the timeout past where the read had put it.
                let before = try await scene.database.query("select vt from pgmq.q_artist_discovery")[0].text("vt")
                while try await scene.database.query("select vt from pgmq.q_artist_discovery")[0].text("vt") == before {
                    try await Task.sleep(for: .milliseconds(20))
                }
                #expect(try await scene.read().isEmpty)
            }
            let report = try await scene.run(hidden, messages, visibilityTimeout: .seconds(2))
            #expect(report.acknowledged == 1)
        }
    }
}
