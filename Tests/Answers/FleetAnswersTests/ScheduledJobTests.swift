import AnswersTestSupport
import Postgres
import Testing

@testable import FleetAnswers

@Suite("ScheduledJob")
struct ScheduledJobTests {
    @Test("without pg_cron nothing is scheduled, and the answer is no")
    func withoutPgCron() async throws {
        try await CatalogueSample.with { database in
            let error = await #expect(throws: FleetAnswerError.self) { try await FleetControl(database).schedule() }
            #expect(error?.code == .schedulerMissing)
        }
    }
}
