import FoundationEssentials
import Messages
import Queue
import Testing

@testable import WorkerRuntime

@Suite("A batch's report")
struct BatchReportTests {
    private func messages(of runs: UUID?...) -> [Message] {
        runs.enumerated().map { index, run in
            Message(
                fence: Fence(id: MessageID(rawValue: Int64(index)), readCount: 1),
                enqueuedAt: Date(timeIntervalSince1970: 0), json: "{}", headers: MessageHeaders(run: run))
        }
    }

    @Test("shares requests among runs by their messages, and loses none")
    func share() {
        let (one, two) = (UUID(), UUID())
        for requests in 0...10 {
            var report = BatchReport()
            report.share(requests: requests, among: messages(of: one, one, two, nil))
            #expect(report.requests == requests)
            #expect(report.requestsByRun.values.reduce(0, +) == requests)
        }
        var report = BatchReport()
        report.share(requests: 9, among: messages(of: one, one, two))
        #expect(report.requestsByRun[one.uuidString.lowercased()] == 6)
        #expect(report.requestsByRun[two.uuidString.lowercased()] == 3)
    }

    @Test("counts as stale what the fence did not let through")
    func stale() {
        var report = BatchReport()
        let plan = SettlementPlan([], attemptsMaximum: 1, backoff: .queue, random: { 0 })
        report.add(Settled(acknowledged: 3), found: 5, plan: plan)
        #expect(report.acknowledged == 3 && report.stale == 2)
    }
}
