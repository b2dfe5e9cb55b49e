import Surroundings
import Testing

@testable import WorkerRuntime

@Suite("A bell", .timeLimit(.minutes(1)))
struct BellTests {
    private let time = MachineTime()

    @Test("rung before anybody waits, lets the first through and makes the second wait")
    func kept() async {
        let bell = Bell()
        await bell.ring()
        await bell.wait(atMost: .seconds(600), time)
        let second = Task { await bell.wait(atMost: .seconds(600), time) }
        second.cancel()
        _ = await second.value
    }

    @Test("wakes one at a ring, and all when it is opened")
    func rings() async {
        let bell = Bell()
        await withTaskGroup(of: Void.self) { lanes in
            for _ in 0..<3 { lanes.addTask { await bell.wait(atMost: .seconds(600), time) } }
            for _ in 0..<2 {
                await bell.ring()
                await lanes.next()
            }
            await bell.open()
            await lanes.next()
        }
        // Nobody waits at an open one.
        await bell.wait(atMost: .seconds(600), time)
    }

    @Test("lets go of who has waited long enough, and of nobody else")
    func patience() async {
        let bell = Bell()
        await bell.wait(atMost: .milliseconds(1), time)
        await bell.ring()
        await bell.wait(atMost: .seconds(600), time)
    }
}
