import FleetSchema
import Postgres
import Schema
import Testing

@testable import greenhouse_worker

@Suite("A product of its own")
struct ProductTests {
    @Test("its queue is read by its worker, which stores and sends on, on the core alone")
    func work() async throws {
        try await Greenhouse.with { greenhouse in
            try await greenhouse.send("north", minute: 1, celsius: "20")
            try await greenhouse.send("south", minute: 1, celsius: "40")
            try await greenhouse.send("south", minute: 2, celsius: "warm")
            let worker = try await greenhouse.work()
            #expect(worker.code == 0, "\(worker.printed)")
            #expect(
                try await greenhouse.values("select sensor || ' ' || celsius from greenhouse.readings order by 1")
                    == ["north 20", "south 40"])
            #expect(
                try await greenhouse.values("select message ->> 'sensor' from pgmq.q_greenhouse_alarms") == ["south"])
            #expect(
                try await greenhouse.values("select queue || ' ' || code from linernotes.dead_letters")
                    == ["greenhouse_readings invalid_message"])
            #expect(
                try await greenhouse.values("select queue || ' ' || acknowledged from linernotes.queue_stats")
                    == ["greenhouse_readings 2"])
        }
    }

    @Test("its queues are there beside those of the fleet, and the fleet's stay as they are")
    func queues() async throws {
        try await Greenhouse.with(base: [.core, .fleet]) { greenhouse in
            let queues = try await greenhouse.values("select queue from linernotes.queue_depths order by 1")
            #expect(
                queues == (SchemaModule.fleet.queues + ["greenhouse_alarms", "greenhouse_readings"]).sorted())
            let modules = try await greenhouse.values(
                "select name || ' ' || version from linernotes.modules order by 1")
            #expect(
                modules == [
                    "core \(SchemaModule.core.newestVersion)", "fleet \(SchemaModule.fleet.newestVersion)",
                    "greenhouse 1",
                ])
        }
    }

    @Test("its roles may do what it grants them, and nothing else")
    func grants() async throws {
        try await Greenhouse.with { greenhouse in
            let granted = try await greenhouse.values(
                """
                select role || ' ' || what || ' ' || may
                from (values ('linernotes_worker'), ('linernotes_operator'), ('linernotes_api')) as roles (role),
                  lateral (values
                    ('calls', has_schema_privilege(role, 'greenhouse', 'usage')
                      and has_function_privilege(role, 'greenhouse.store_reading(text, integer, integer)', 'execute')),
                    ('cleans', has_function_privilege(role, 'greenhouse.forget_readings()', 'execute')),
                    ('reads', has_table_privilege(role, 'greenhouse.readings', 'select')),
                    ('writes', has_table_privilege(role, 'greenhouse.readings', 'insert'))
                  ) as rights (what, may)
                where may
                order by 1
                """)
            #expect(granted == ["linernotes_operator reads true", "linernotes_worker calls true"])
        }
    }

    @Test("a worker of a newer or a missing module ends with what to do")
    func versions() async throws {
        try await Greenhouse.with { greenhouse in
            try await greenhouse.database.execute(
                "update linernotes.modules set version = 9 where name = 'greenhouse'")
            let older = try await greenhouse.work()
            #expect(older.code == 78)
            #expect(
                older.printed.contains("schema of greenhouse is newer than this program; install the newer release"),
                "\(older.printed)")
            try await greenhouse.database.execute(
                "insert into linernotes.schema_migrations (module, version, name, checksum) values ('greenhouse', 9, '', '')"
            )
            let refusal = await #expect(throws: SchemaError.self) { try await greenhouse.install() }
            #expect(
                refusal?.description.contains("version 9 of the schema of greenhouse, this program knows 1") == true)
            try await greenhouse.remove()
            let lost = try await greenhouse.work()
            #expect(lost.code == 78)
            #expect(lost.printed.contains("older than this program; run `liner migrate`"), "\(lost.printed)")
        }
    }

    @Test("a schema of its name that belongs to somebody else is not taken over")
    func stranger() async throws {
        try await Greenhouse.with { greenhouse in
            try await greenhouse.remove()
            try await greenhouse.database.execute("create schema greenhouse")
            let error = await #expect(throws: DatabaseError.self) { try await greenhouse.install() }
            #expect(error?.sqlState?.rawValue == "LN005")
            #expect(error?.hint?.contains("greenhouse_before") == true)
        }
    }
}
