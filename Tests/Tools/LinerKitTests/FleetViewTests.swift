import Testing

@testable import FleetAnswers
@testable import LinerKit

@Suite("FleetView")
struct FleetViewTests {
    @Test("in a pipe a worker's end is a new line at once, a message's only now and then")
    func due() {
        func line(_ running: Int, due: Int?, seconds: Double) -> FleetLine {
            FleetLine(
                running: running, workers: 5,
                queues: due.map {
                    [
                        .init(
                            queue: "q", visible: $0, delayedOrInFlight: 0, oldestVisibleAgeSeconds: nil, archived: 0,
                            deadLetters: 0, isServed: true)
                    ]
                }, seconds: seconds)
        }
        let last = line(5, due: 3, seconds: 100)
        #expect(FleetView.isDue(last, after: nil))
        #expect(!FleetView.isDue(line(5, due: 4, seconds: 109), after: last))
        #expect(FleetView.isDue(line(5, due: 4, seconds: 110), after: last))
        #expect(!FleetView.isDue(line(5, due: 3, seconds: 500), after: last))
        #expect(FleetView.isDue(line(4, due: 3, seconds: 100.5), after: last))
        #expect(FleetView.isDue(line(5, due: nil, seconds: 100.5), after: last))
    }
}
