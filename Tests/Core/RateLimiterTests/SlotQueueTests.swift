import Testing

@testable import RateLimiter

@Suite struct SlotQueueTests {
    static let grant = SlotGrant(
        granted: 3, firstSlotIn: .milliseconds(10), spacing: .milliseconds(50), grace: .milliseconds(20))

    /// One that knows how long its store's answers take.
    static func queue(answerTime: Duration) -> SlotQueue {
        var queue = SlotQueue()
        for _ in 0..<4 { queue.add(SlotGrant(granted: 0), askedAt: .zero, answeredAt: answerTime) }
        return queue
    }

    @Test("while few answers are known their time is all doubt: the first waits for its connection")
    func firstAnswers() {
        var queue = SlotQueue()
        queue.add(Self.grant, askedAt: .seconds(1), answeredAt: .milliseconds(1_012))
        #expect(queue.slots[0] == Slot(opens: .milliseconds(1_022), closes: .milliseconds(1_030)))
        queue.removeAll()
        queue.add(Self.grant, askedAt: .seconds(1), answeredAt: .milliseconds(1_040))
        #expect(queue.take(at: .milliseconds(1_040)).missed == 1)
    }

    @Test("slots open and close by the store's moment, which lies half an answer back")
    func times() {
        var queue = Self.queue(answerTime: .milliseconds(4))
        queue.add(Self.grant, askedAt: .seconds(1), answeredAt: .milliseconds(1_004))
        #expect(queue.slots.map(\.opens) == [1_012, 1_062, 1_112].map { .milliseconds($0) })
        #expect(queue.slots.map(\.closes) == [1_032, 1_082, 1_132].map { .milliseconds($0) })
        #expect(queue.lead == .milliseconds(4))
    }

    @Test("an answer slower than usual leaves less grace, and one that took too long leaves none")
    func slowAnswer() {
        var queue = Self.queue(answerTime: .milliseconds(4))
        queue.add(Self.grant, askedAt: .seconds(1), answeredAt: .milliseconds(1_014))
        #expect(queue.slots[0] == Slot(opens: .milliseconds(1_022), closes: .milliseconds(1_032)))
        queue.removeAll()
        queue.add(Self.grant, askedAt: .seconds(1), answeredAt: .seconds(3))
        let (slot, missed) = queue.take(at: .seconds(3))
        #expect(slot == nil && missed == 3)
    }

    @Test("a way that became longer for good is taken for the usual one")
    func longerWay() {
        var queue = Self.queue(answerTime: .milliseconds(1))
        for _ in 0..<16 { queue.add(SlotGrant(granted: 0), askedAt: .zero, answeredAt: .milliseconds(200)) }
        #expect(queue.lead == .milliseconds(200))
    }

    @Test(
        "a slot is early, open, then missed",
        arguments: [
            (999, Slot.Reach.early(by: .milliseconds(1))), (1_000, .open), (1_020, .open), (1_021, .missed),
        ])
    func reach(at milliseconds: Int, expected: Slot.Reach) {
        let slot = Slot(opens: .seconds(1), closes: .milliseconds(1_020))
        #expect(slot.reach(at: .milliseconds(milliseconds)) == expected)
    }

    @Test("taking skips what was missed; what is given back comes in its place")
    func takeAndGiveBack() {
        var queue = SlotQueue()
        queue.add(Self.grant, askedAt: .zero, answeredAt: .zero)
        let (second, missed) = queue.take(at: .milliseconds(31))
        #expect(second?.opens == .milliseconds(60) && missed == 1)
        let (third, _) = queue.take(at: .milliseconds(31))
        #expect(third?.opens == .milliseconds(110))
        if let second { queue.giveBack(second) }
        if let third { queue.giveBack(third) }
        #expect(queue.slots.map(\.opens) == [.milliseconds(60), .milliseconds(110)])
    }
}

@Suite struct BlockSizeTests {
    @Test("what cannot be used within the horizon is not leased, however many wait")
    func horizon() {
        let size = BlockSize()
        #expect(size.wanted(waiting: 50, spacing: .seconds(1)) == 1)
        #expect(size.wanted(waiting: 50, spacing: .milliseconds(20)) == 5)
        #expect(size.wanted(waiting: 3, spacing: .milliseconds(20)) == 3)
        #expect(size.wanted(waiting: 0, spacing: .milliseconds(20)) == 1)
    }

    @Test("a process that uses all it takes leases more; one miss, and it starts again")
    func growth() {
        var size = BlockSize()
        for _ in 0..<8 { size.used() }
        #expect(size.wanted(waiting: 1, spacing: .milliseconds(2)) == 2)
        for _ in 0..<16 { size.used() }
        #expect(size.wanted(waiting: 1, spacing: .milliseconds(2)) == 4)
        size.missed()
        #expect(size.wanted(waiting: 1, spacing: .milliseconds(2)) == 1)
    }
}
