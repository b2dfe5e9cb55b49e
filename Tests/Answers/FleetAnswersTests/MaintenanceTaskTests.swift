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
}
