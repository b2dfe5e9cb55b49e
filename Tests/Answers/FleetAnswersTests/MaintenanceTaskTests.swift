import AnswersTestSupport
import Postgres
import Testing

@testable import FleetAnswers

@Suite("MaintenanceTask")
struct MaintenanceTaskTests {
    @Test("each task says how it went, is logged once, and what fails is not well")
    func maintain() async throws {
        try await CatalogueSample.with { database in
            let tasks = try await FleetControl(database).maintain()
            #expect(tasks.count > 3)
            #expect(tasks.allSatisfy { $0.isWell })
            let log = try await FleetQueries(database).maintenanceLog(limit: 100)
            #expect(Set(log.map(\.task)) == Set(tasks.map(\.task)))
            #expect(!MaintenanceTask(task: "a", outcome: "attention", details: "{}").isWell)
        }
    }

    @Test("a second at once does nothing, and is told who is at it, as far as its login may see")
    func holder() async throws {
        try await CatalogueSample.with { database in
            let control = FleetControl(database)
            #expect(try await control.maintenanceHolder() == nil)
            try await database.transaction { first in
                let row = try await first.query(
                    "select session_user::text, pg_backend_pid() from linernotes.maintain()")[0]
                #expect(try await control.maintain() == [])
                let holder = try #require(try await control.maintenanceHolder())
                #expect(try holder.login == row[0] && holder.process == row[1])
                #expect(try #require(holder.ageSeconds) >= 0)
                let seen = try await database.transaction { worker in
                    try await worker.query("set local role linernotes_worker")
                    return try await worker.query(
                        """
                        select a.pid, a.xact_start is null from pg_stat_activity a
                        where a.pid = linernotes.maintaining_process()
                        """)[0]
                }
                #expect(try seen[0] == holder.process && seen[1] == true)
            }
            #expect(try await control.maintenanceHolder() == nil)
        }
    }
}
