import FleetSchema
import Postgres
import Schema
import Testing

@testable import greenhouse_worker

@Suite("Removal of a product")
struct ProductRemovalTests {
    /// Everything that a removal has to take along, beside the schema itself.
    private static let records = """
        select 'module ' || name from linernotes.modules
        union all select 'migration ' || module || ' ' || version from linernotes.schema_migrations
        union all select 'entered ' || queue || ' ' || coalesce(module, '') from linernotes.entered_queues
        union all select 'queue ' || queue from linernotes.queues
        union all select 'pgmq ' || queue_name from pgmq.meta
        union all select 'task ' || task from linernotes.maintenance_tasks
        union all select 'attempts ' || queue from linernotes.message_attempts
        union all select 'group ' || queue from linernotes.queue_groups
        union all select 'letter ' || queue from linernotes.dead_letters
        union all select 'key ' || queue from linernotes.sent_keys
        order by 1
        """

    private func refusal(_ body: () async throws -> Void) async -> String? {
        await #expect(throws: DatabaseError.self) { try await body() }?.sqlState?.rawValue
    }

    @Test("leaves the database as it was before, and it can come again")
    func backAgain() async throws {
        try await Greenhouse.with(base: [.core, .fleet]) { greenhouse in
            try await greenhouse.remove()
            let (before, records) = (try await greenhouse.schemaDump(), try await greenhouse.values(Self.records))
            #expect(!before.contains("greenhouse") && !records.joined().contains("greenhouse"))
            for _ in 0..<2 {
                try await greenhouse.install(on: [.core, .fleet])
                #expect(try await greenhouse.schemaDump().contains("CREATE TABLE greenhouse.readings"))
                try await greenhouse.send("south", minute: 1, celsius: "40")
                try await greenhouse.send("south", minute: 2, celsius: "warm")
                #expect(try await greenhouse.work().code == 0)
                try await greenhouse.remove(discardsMessages: true)
                #expect(try await greenhouse.schemaDump() == before)
                #expect(try await greenhouse.values(Self.records) == records)
            }
        }
    }

    @Test("is refused while dead letters wait, though somebody has dropped their queue")
    func droppedQueue() async throws {
        try await Greenhouse.with { greenhouse in
            try await greenhouse.send("south", minute: 2, celsius: "warm")
            #expect(try await greenhouse.work().code == 0)
            try await greenhouse.database.query("select pgmq.drop_queue('greenhouse_readings')")
            #expect(await refusal { try await greenhouse.remove() } == "LN009")
            try await greenhouse.remove(discardsMessages: true)
        }
    }

    @Test("gives up after ten seconds where somebody looks, so that nobody waits behind it", .timeLimit(.minutes(2)))
    func lookedAt() async throws {
        try await Greenhouse.with { greenhouse in
            try await greenhouse.database.transaction { transaction in
                try await transaction.query("select from pgmq.q_greenhouse_readings")
                #expect(
                    await refusal {
                        try await greenhouse.database.query("select linernotes.remove_module('greenhouse')")
                    } == "55P03")
            }
            try await greenhouse.remove()
        }
    }

    @Test("never takes what was there before: a queue that was entered by hand, a schema of another name")
    func others() async throws {
        try await Greenhouse.with { greenhouse in
            try await greenhouse.database.query("select linernotes.enter_queue('by_hand')")
            func declare(_ name: String, _ schema: String, _ queue: String) async -> String? {
                await refusal {
                    try await greenhouse.database.query(
                        "select linernotes.declare_module($1, $2, '{core}', 1, '', array[$3], '{}')", name, schema,
                        queue)
                }
            }
            #expect(await declare("thief", "thief", "by_hand") == "LN002")
            #expect(await declare("thief", "greenhouse", "other") == "LN002")
            #expect(await declare("pgmq", "pgmq", "other") == "LN002")
        }
    }

    @Test("is refused while messages or dead letters wait, unless they are to be given up")
    func waiting() async throws {
        try await Greenhouse.with { greenhouse in
            try await greenhouse.send("south", minute: 1, celsius: "40")
            #expect(await refusal { try await greenhouse.remove() } == "LN009")
            #expect(try await greenhouse.work().code == 0)
            #expect(await refusal { try await greenhouse.remove() } == "LN009", "an alarm waits")
            try await greenhouse.database.query("select linernotes.purge_queue('greenhouse_alarms')")
            try await greenhouse.send("south", minute: 2, celsius: "warm")
            #expect(try await greenhouse.work().code == 0)
            #expect(await refusal { try await greenhouse.remove() } == "LN009", "a dead letter waits")
            #expect(try await greenhouse.values("select sensor from greenhouse.readings") == ["south"])
            try await greenhouse.remove(discardsMessages: true)
            #expect(
                try await greenhouse.values(
                    "select details ->> 'module' from linernotes.maintenance_logs where task = 'remove_module'")
                    == ["greenhouse"])
        }
    }

    @Test("is refused while another module depends on it")
    func depended() async throws {
        let shop = SchemaModule(
            name: "shop", schema: "shop", dependencies: ["greenhouse"], queues: [], tasks: [], functionsDigest: "",
            migrations: [], functions: [], views: [])
        try await Greenhouse.with { greenhouse in
            let migrator = Migrator(
                database: greenhouse.database, modules: [.core, .greenhouse, shop], logger: nil)
            _ = try await migrator.migrate()
            #expect(await refusal { try await migrator.remove("greenhouse") } == "LN009")
            try await migrator.remove("shop")
            try await migrator.remove("greenhouse")
        }
    }

    @Test("is refused for what is not there or is part of the schema linernotes", arguments: ["core", "fleet", "none"])
    func unremovable(module: String) async throws {
        try await Greenhouse.with(base: [.core, .fleet]) { greenhouse in
            let migrator = Migrator(database: greenhouse.database, modules: [.core], logger: nil)
            #expect(await refusal { try await migrator.remove(module, discardsMessages: true) } == "LN002")
        }
    }

    @Test("a queue is one module's alone")
    func otherModulesQueue() async throws {
        let thief = SchemaModule(
            name: "thief", schema: "thief", dependencies: [], queues: ["greenhouse_readings"], tasks: [],
            functionsDigest: "", migrations: [], functions: [], views: [])
        try await Greenhouse.with { greenhouse in
            let migrator = Migrator(
                database: greenhouse.database, modules: [.core, .greenhouse, thief], logger: nil)
            #expect(await refusal { _ = try await migrator.migrate() } == "LN002")
        }
    }
}
