import Testing

@testable import RateLimiter

@Suite struct StoreClockTests {
    /// The store's clock is a thousand seconds ahead of ours.
    private static func moment(_ asked: Int, _ answered: Int) -> StoreClock.Moment {
        StoreClock.Moment(earliest: .milliseconds(asked), latest: .milliseconds(answered))
    }

    private static func store(_ milliseconds: Int) -> Duration { .milliseconds(1_000_000 + milliseconds) }

    @Test("a slow answer is as exact as the quickest of the last ones")
    func narrowed() {
        var clock = StoreClock()
        #expect(clock.narrowed(Self.moment(0, 2), at: Self.store(1)) == Self.moment(0, 2))
        let slow = clock.narrowed(Self.moment(100, 180), at: Self.store(150))
        #expect(slow.earliest > .milliseconds(148) && slow.latest < .milliseconds(152))
        #expect(slow.latest - slow.earliest < .milliseconds(3))
    }

    @Test("what was known of the clock fades, and is forgotten after ten seconds")
    func fades() {
        var clock = StoreClock()
        _ = clock.narrowed(Self.moment(0, 2), at: Self.store(1))
        let later = clock.narrowed(Self.moment(9_000, 9_100), at: Self.store(9_050))
        #expect(later.latest - later.earliest > .milliseconds(10) && later.latest - later.earliest < .milliseconds(12))
        var other = StoreClock()
        _ = other.narrowed(Self.moment(0, 2), at: Self.store(1))
        #expect(other.narrowed(Self.moment(11_000, 11_100), at: Self.store(11_050)) == Self.moment(11_000, 11_100))
    }

    @Test("a clock that has stepped is believed anew", arguments: [-60_000, 60_000])
    func steps(by step: Int) {
        var clock = StoreClock()
        for time in 0..<5 {
            _ = clock.narrowed(Self.moment(time * 100, time * 100 + 2), at: Self.store(time * 100 + 1))
        }
        let stepped = clock.narrowed(Self.moment(500, 502), at: Self.store(501 + step))
        #expect(stepped == Self.moment(500, 502))
        let slow = clock.narrowed(Self.moment(600, 680), at: Self.store(650 + step))
        #expect(slow.latest - slow.earliest < .milliseconds(3))
    }

    @Test("a process that stood still before it read the answer finds its slots missed")
    func stopped() {
        var queue = SlotQueue()
        func grant(_ time: Int) -> SlotGrant {
            SlotGrant(
                granted: 1, firstSlotIn: .milliseconds(100), spacing: .milliseconds(50), grace: .milliseconds(8),
                storeTime: Self.store(time))
        }
        for time in stride(from: 0, to: 500, by: 100) {
            queue.add(grant(time + 1), askedAt: .milliseconds(time), answeredAt: .milliseconds(time + 2))
        }
        queue.removeAll()
        queue.add(grant(601), askedAt: .milliseconds(600), answeredAt: .milliseconds(3_600))
        #expect(queue.take(at: .milliseconds(3_600)).slot == nil)
    }
}
