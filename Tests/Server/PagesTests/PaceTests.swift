import FoundationEssentials
import Testing

@testable import FleetAnswers
@testable import Pages

@Suite("Pace")
struct PaceTests {
    @Test("what is in flight takes as long as what is done took, message by message")
    func pace() throws {
        let pace = try #require(Pace(Self.run(sent: 60, acknowledged: 18, dead: 2)))
        #expect(pace.secondsLeft == 200)
    }

    @Test("too little done, or nothing left, says nothing")
    func nothing() {
        #expect(Pace(Self.run(sent: 60, acknowledged: 9, dead: 0)) == nil)
        #expect(Pace(Self.run(sent: 20, acknowledged: 20, dead: 0)) == nil)
    }

    /// A run that began 100 s ago.
    static func run(sent: Int, acknowledged: Int, dead: Int) -> RunAnswer {
        let start = Date(timeIntervalSince1970: 1_000)
        let progress = RunProgress(
            runId: "r", artist: "A", startedAt: start, finishedAt: nil, inFlight: sent - acknowledged - dead,
            deadLettered: dead, requests: 3,
            queues: [
                "q": RunProgress.QueueProgress(sent: sent, acknowledged: acknowledged, deadLettered: dead)
            ])
        return RunAnswer(progress, now: start.addingTimeInterval(100))
    }
}
