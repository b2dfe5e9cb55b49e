import FoundationEssentials
import Testing

@testable import FleetAnswers
@testable import LinerKit

@Suite("QueueAnswer as a table")
struct QueueAnswerTableTests {
    @Test("everything fits 80 columns where the numbers are small, and nothing overflows where they are not")
    func table() {
        func queue(_ name: String, _ number: Int) -> QueueAnswer {
            QueueAnswer(
                .init(
                    queue: name, visible: number, delayedOrInFlight: number, oldestVisibleAgeSeconds: 300,
                    archived: 1, deadLetters: 0, isServed: true),
                QueueActivity(
                    state: "running", newestAgeSeconds: 100, messagesTotal: number,
                    lastBatch: .init(
                        worker: "w", startedAt: Date(), ageSeconds: 90, seconds: 1, messagesRead: 1, acknowledged: 1,
                        requests: 1)))
        }
        #expect(
            QueueAnswer.lines([queue("producer_identification", 120)], width: 80) == [
                "queue                    due  hidden  oldest  newest  ever  dead  worker  batch",
                "producer_identification  120     120   5 min   1 min   120     0  yes     1 min", "",
                "oldest, newest, batch: how long ago; hidden: delayed, or in a worker's hands.",
            ])
        for width in [30, 60, 80] {
            let lines = QueueAnswer.lines([queue("producer_identification", 1_234_567_890)], width: width)
            #expect(lines.allSatisfy { DisplayWidth.of($0) <= width }, "\(width)")
        }
    }
}
