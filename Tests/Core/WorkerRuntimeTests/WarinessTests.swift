import Surroundings
import TestSupport
import Testing

@testable import WorkerRuntime

@Suite("Being woken for nothing", .timeLimit(.minutes(1)))
struct WarinessTests {
    @Test("costs no wait now and then, and one look in 50 ms where it goes on")
    func pauses() {
        var wariness = Wariness()
        var now = Duration.zero
        var looks = 0
        // Whoever forges notifications does so at any moment.
        while now < .seconds(10) {
            #expect(wariness.pause(at: now) <= Wariness.interval)
            now += max(wariness.pause(at: now), .microseconds(100))
            wariness.wokenInVain(at: now)
            looks += 1
        }
        #expect((195...210).contains(looks))
        #expect(wariness.pause(at: now + .milliseconds(50)) == .zero, "a genuine ring after it is heard at once")
    }

    @Test("is forgotten by who was woken for a message every time")
    func genuine() {
        let wariness = Wariness()
        #expect(wariness.pause(at: .zero) == .zero && wariness.pause(at: .seconds(9)) == .zero)
    }

    @Test("has a bell keep the next ring until the pause is over")
    func bell() async {
        let time = ManualTime()
        let bell = Bell()
        for _ in 0..<4 {
            await bell.ring()
            #expect(await bell.wait(atMost: .seconds(2), time))
            await bell.rangInVain(time)
        }
        await bell.ring()
        let next = Task { await bell.wait(atMost: .seconds(2), time) }
        await time.untilSleeping(1)
        time.advance(by: .milliseconds(49))
        #expect(time.sleeperCount == 1, "it still keeps quiet")
        time.advance(by: .milliseconds(1))
        #expect(await next.value)
    }
}
