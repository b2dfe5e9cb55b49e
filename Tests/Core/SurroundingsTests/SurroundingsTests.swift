import Surroundings
import Testing

@Suite("The machine's surroundings")
struct SurroundingsTests {
    @Test("have a clock that only goes forward")
    func monotonic() {
        let time = MachineTime()
        let first = time.monotonic
        let second = time.monotonic
        #expect(second >= first)
    }

    @Test("draw numbers from 0 up to, but not including, 1")
    func random() {
        let draws = (0..<1_000).map { _ in Surroundings.live.random() }
        #expect(draws.allSatisfy { (0..<1).contains($0) })
        #expect(Set(draws).count > 900)
    }

    @Test("end a sleep when its task is cancelled")
    func cancelledSleep() async {
        let sleep = Task { try await MachineTime().sleep(for: .seconds(3_600)) }
        sleep.cancel()
        await #expect(throws: CancellationError.self) { try await sleep.value }
    }
}
