import FoundationEssentials
import Messages
import Queue
import Testing
import Upstreams

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

    @Test("says what was left out to each run of the group, with numbers that a report can add up")
    func omissions() {
        let (one, two) = (UUID(), UUID())
        var report = BatchReport()
        let omissions = Omissions()
        Omissions.$current.withValue(omissions) { Omissions.note("musicbrainz", "a null", count: 3) }
        let entries = omissions.take()
        report.add(entries, of: messages(of: one, two, one))
        #expect(report.issues.map(\.runId) == [one, two].map { $0.uuidString.lowercased() }.sorted())
        #expect(report.issues.allSatisfy { $0.msgId == nil && $0.isOmission })
        let json = report.issuesJSON(queue: QueueName(rawValue: "track_discovery"), worker: "w")
        #expect(json.contains(#""context":{"#) && json.contains(#""count":3"#) && json.contains(#""what":"a null""#))
        var single = BatchReport()
        single.add(entries, of: messages(of: one))
        #expect(single.issues.map(\.msgId) == [0])
    }
}
