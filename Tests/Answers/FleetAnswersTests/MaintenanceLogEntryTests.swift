import AnswersTestSupport
import Postgres
import Testing

@testable import FleetAnswers

@Suite("MaintenanceLogEntry")
struct MaintenanceLogEntryTests {
    @Test("pages of any size hold every entry once, the newest first", arguments: [1, 2, 3])
    func pages(size: Int) async throws {
        try await CatalogueSample.with { database in
            try await database.query(
                """
                insert into linernotes.maintenance_logs (task, outcome, details, duration_ms)
                select 'task ' || n, 'ok', jsonb_build_object('n', n), n from generate_series(1, 5) as n
                """)
            let fleet = FleetQueries(database)
            let entries = try await Pages.all { try await fleet.maintenanceLog(after: $0?.id, limit: size) }
            let ours = entries.filter { $0.task.hasPrefix("task ") }
            #expect(ours.map(\.task) == ["task 5", "task 4", "task 3", "task 2", "task 1"])
            #expect(ours.first?.durationMs == 5 && ours.first?.details == #"{"n": 5}"#)
        }
    }
}
