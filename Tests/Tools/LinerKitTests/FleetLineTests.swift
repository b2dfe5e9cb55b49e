import Testing

@testable import FleetAnswers
@testable import LinerKit

@Suite("FleetLine")
struct FleetLineTests {
    @Test("the fleet's line says what runs and what waits, and that a database is away")
    func line() {
        let queue = FleetStatus.Queue(
            queue: "q", visible: 3, delayedOrInFlight: 2, oldestVisibleAgeSeconds: nil, archived: 9, deadLetters: 1,
            isServed: true)
        #expect(
            FleetLine(running: 4, workers: 5, queues: [queue, queue], seconds: 125).text
                == "4 of 5 workers run, 6 due, 4 hidden, 2 dead letters; up 2 min")
        #expect(
            FleetLine(running: 5, workers: 5, queues: nil, seconds: 1).text
                == "5 of 5 workers run, the database does not answer; up 1 s")
    }
}
