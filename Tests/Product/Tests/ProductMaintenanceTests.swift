import Postgres
import Testing

@Suite("Maintenance of a product")
struct ProductMaintenanceTests {
    private func outcomes(_ greenhouse: Greenhouse) async throws -> [String] {
        try await greenhouse.values("select task || ' ' || outcome from linernotes.maintain()")
    }

    private static let core = [
        "delete_expired ok", "forget_orphans ok", "forget_limits ok", "forget_credentials ok",
        "forget_api_tokens ok",
        "compact_run_progress ok", "find_stalled ok",
    ]

    @Test("its task runs after the core's, and is logged")
    func task() async throws {
        try await Greenhouse.with { greenhouse in
            try await greenhouse.database.query(
                """
                insert into greenhouse.readings (sensor, minute, celsius, stored_at)
                values ('north', 1, 20, now() - interval '31 days'), ('north', 2, 20, now())
                """)
            #expect(try await outcomes(greenhouse) == Self.core + ["greenhouse.forget_readings ok"])
            #expect(try await greenhouse.values("select minute::text from greenhouse.readings") == ["2"])
            #expect(
                try await greenhouse.values(
                    "select details::text from linernotes.maintenance_logs where task = 'greenhouse.forget_readings'")
                    == [#"{"rows": 1}"#])
        }
    }

    @Test("a task that fails leaves the others done")
    func failure() async throws {
        try await Greenhouse.with { greenhouse in
            try await greenhouse.database.execute("drop table greenhouse.readings")
            #expect(try await outcomes(greenhouse) == Self.core + ["greenhouse.forget_readings failed"])
        }
    }

    @Test("a task of somebody else's is not run")
    func stranger() async throws {
        try await Greenhouse.with { greenhouse in
            try await greenhouse.database.run(
                script: """
                    alter function greenhouse.forget_readings() owner to linernotes_operator;
                    grant execute on function greenhouse.forget_readings() to linernotes_owner;
                    """)
            try await greenhouse.database.query(
                """
                insert into greenhouse.readings (sensor, minute, celsius, stored_at)
                values ('north', 1, 20, now() - interval '31 days')
                """)
            #expect(try await outcomes(greenhouse) == Self.core + ["greenhouse.forget_readings failed"])
            #expect(try await greenhouse.values("select minute::text from greenhouse.readings") == ["1"])
        }
    }

    @Test(
        "nobody but the owner registers a module or a task, or removes one",
        arguments: [
            "select linernotes.declare_module('greenhouse', 'greenhouse', '{}', 1, '', '{}', '{evil}')",
            "insert into linernotes.maintenance_tasks (module, task, position) values ('greenhouse', 'evil', 2)",
            "update linernotes.modules set schema_name = 'public'",
            "select linernotes.remove_module('greenhouse', true)",
        ])
    func owners(statement: String) async throws {
        try await Greenhouse.with { greenhouse in
            for role in ["linernotes_worker", "linernotes_operator", "linernotes_api"] {
                let database = Database(DatabaseConfiguration(connectionString: greenhouse.login(role)))
                let error = await #expect(throws: DatabaseError.self) { try await database.query(statement) }
                #expect(error?.sqlState == .insufficientPrivilege)
                await database.close()
            }
        }
    }
}
