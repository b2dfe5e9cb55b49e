import TestSupport
import Testing

@testable import Gateway

@Suite(.timeLimit(.minutes(5))) struct InFlightBoundTests {
    let time = ManualTime()

    @Test("so many may be inside; the next goes in when one leaves")
    func bound() async throws {
        let bound = InFlightBound(maximum: 2, time: time)
        #expect(try await bound.enter(within: .seconds(5)))
        #expect(try await bound.enter(within: .seconds(5)))
        let third = Task { try await bound.enter(within: .seconds(5)) }
        await time.untilSleeping(1)
        bound.leave()
        #expect(try await third.value)
        bound.leave()
        bound.leave()
        #expect(time.sleeperCount == 0)
    }

    @Test("patience ends, and the place goes to nobody who left")
    func patience() async throws {
        let bound = InFlightBound(maximum: 1, time: time)
        #expect(try await bound.enter(within: .seconds(5)))
        let second = Task { try await bound.enter(within: .seconds(5)) }
        await time.untilSleeping(1)
        time.advance(by: .seconds(5))
        #expect(try await second.value == false)
        bound.leave()
        #expect(try await bound.enter(within: .zero))
    }

    @Test("who is far back in the line is patient for as long as others leave")
    func progress() async throws {
        let bound = InFlightBound(maximum: 1, time: time)
        #expect(try await bound.enter(within: .seconds(5)))
        let second = Task { try await bound.enter(within: .seconds(5)) }
        await time.untilSleeping(1)
        let third = Task { try await bound.enter(within: .seconds(5)) }
        await time.untilSleeping(2)
        time.advance(by: .seconds(4))
        bound.leave()
        #expect(try await second.value)
        for _ in 0..<2 {
            await time.untilSleeping(1)
            time.advance(by: .seconds(5))
        }
        #expect(try await third.value == false)
        #expect(time.monotonic == .seconds(14))
    }

    @Test("a cancelled caller leaves the line")
    func cancellation() async throws {
        let bound = InFlightBound(maximum: 1, time: time)
        #expect(try await bound.enter(within: .seconds(5)))
        let second = Task { try await bound.enter(within: .seconds(5)) }
        await time.untilSleeping(1)
        second.cancel()
        await #expect(throws: CancellationError.self) { try await second.value }
        bound.leave()
        #expect(try await bound.enter(within: .zero))
    }

    @Test("two hundred callers through three places, some cancelled: never more than three, and none lost")
    func crowd() async throws {
        let bound = InFlightBound(maximum: 3, time: time)
        let inside = Gauge()
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<200 {
                let caller = Task {
                    guard try await bound.enter(within: .seconds(60)) else { return }
                    defer { bound.leave() }
                    await inside.enter()
                    await Task.yield()
                    await inside.leave()
                }
                if number % 7 == 3 { caller.cancel() }
                group.addTask { _ = await caller.result }
            }
        }
        #expect(await inside.most <= 3)
        for _ in 0..<3 { #expect(try await bound.enter(within: .zero)) }
    }

    @Test("whoever is cancelled in the moment in which a place comes loses none")
    func cancelledInside() async throws {
        for _ in 0..<500 {
            let bound = InFlightBound(maximum: 1, time: time)
            #expect(try await bound.enter(within: .zero))
            let caller = Task {
                if try await bound.enter(within: .seconds(60)) { bound.leave() }
            }
            await Task.yield()
            async let cancelled: Void = caller.cancel()
            bound.leave()
            await cancelled
            _ = await caller.result
            #expect(try await bound.enter(within: .zero))
        }
    }
}

private actor Gauge {
    var now = 0
    var most = 0
    func enter() {
        now += 1
        most = max(most, now)
    }
    func leave() { now -= 1 }
}
