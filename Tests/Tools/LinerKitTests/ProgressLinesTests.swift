import CatalogueAnswers
import FoundationEssentials
import Messages
import Testing

@testable import FleetAnswers
@testable import LinerKit

@Suite("ProgressLines")
struct ProgressLinesTests {
    private func progress(
        _ queues: [String: RunProgress.QueueProgress], inFlight: Int, dead: Int = 0
    ) -> RunProgress {
        RunProgress(
            runId: "r", artist: "Janet Jackson", startedAt: Date(timeIntervalSince1970: 0), inFlight: inFlight,
            deadLettered: dead, requests: queues.values.reduce(0) { $0 + $1.requests }, queues: queues)
    }

    private func lines(seconds: Double = 3, acknowledged: Int = 8) -> ProgressLines {
        ProgressLines(
            progress: progress(
                [
                    "artist_discovery": .init(sent: 1, acknowledged: 1, requests: 1),
                    "track_discovery": .init(
                        sent: 20, acknowledged: acknowledged, deadLettered: 2, inFlight: 18 - acknowledged, requests: 8),
                ], inFlight: 18 - acknowledged, dead: 2),
            counts: ArtistCounts(albums: 20, tracks: 80, credits: 300, people: 1), elapsedSeconds: seconds)
    }

    @Test("a terminal gets a line for each queue, in the order of a discovery, and what there is so far")
    func block() {
        #expect(
            lines().block(width: 80) == [
                "Janet Jackson            waiting  done  dead",
                "artist discovery               0     1     0  ████████████████████",
                "album discovery                0     0     0  ····················",
                "track discovery               10     8     2  ██████████··········",
                "producer identification        0     0     0  ····················",
                "social enrichment              0     0     0  ····················",
                "3.0 s, 9 requests, 20 albums, 80 tracks, 300 credits, 1 person, 2 dead",
            ])
        for line in lines().block(width: 50) { #expect(DisplayWidth.of(line) <= 50) }
    }

    @Test("a pipe gets everything in one line")
    func line() {
        #expect(
            lines().line == "3.0 s, 9 requests, 20 albums, 80 tracks, 300 credits, 1 person, 2 dead; "
                + "waiting: track discovery 10")
        #expect(lines(acknowledged: 18).line.hasSuffix("; nothing waits"))
    }

    @Test("in a pipe a line is due at a change, and at most one a second; time alone is no change")
    func due() {
        let first = lines(seconds: 0)
        #expect(ProgressDisplay.isDue(first, after: nil, lineSeconds: -.infinity))
        #expect(!ProgressDisplay.isDue(lines(seconds: 5), after: first.key, lineSeconds: 0))
        #expect(!ProgressDisplay.isDue(lines(seconds: 0.9, acknowledged: 9), after: first.key, lineSeconds: 0))
        #expect(ProgressDisplay.isDue(lines(seconds: 1, acknowledged: 9), after: first.key, lineSeconds: 0))
    }
}
