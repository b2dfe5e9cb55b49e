import FleetAnswers
import FoundationEssentials
import Testing

@testable import LinerKit

@Suite("What keeps a run, as a sentence")
struct HindranceSentenceTests {
    @Test(
        "it names who is waited for, and what to do",
        arguments: [
            (
                Hindrance(
                    kind: .upstreamHeld, subject: "genius", until: Date(timeIntervalSince1970: 0), reason: "busy"),
                "genius is not asked until 1970-01-01 00:00:00 UTC (busy)"
            ),
            (Hindrance(kind: .upstreamHeld, subject: "genius"), "genius is not asked until `liner limits` lifts it"),
            (
                Hindrance(kind: .queuePaused, subject: "q", reason: "new keys"),
                "the queue q is paused (new keys); `liner queues resume q`"
            ),
            (Hindrance(kind: .nobodyListens, subject: "q"), "no worker stays for q; `liner up`, or wait for cron"),
        ])
    func sentence(hindrance: Hindrance, sentence: String) { #expect(hindrance.sentence == sentence) }
}
