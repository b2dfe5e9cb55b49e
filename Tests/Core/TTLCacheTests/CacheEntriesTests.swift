import Testing

@testable import TTLCache

@Suite struct CacheEntriesTests {
    @Test("an entry serves until its expiry, not at it")
    func expiry() {
        var entries = CacheEntries<String, Int>(entriesMaximum: 4, costMaximum: 100)
        entries.insert(1, for: "a", expiry: .seconds(10), cost: 1)
        #expect(entries.value(for: "a", at: .milliseconds(9_999)) == 1)
        #expect(entries.value(for: "a", at: .seconds(10)) == nil)
        #expect(entries.count == 0 && entries.cost == 0)
    }

    @Test("the least recently used entry goes first")
    func recency() {
        var entries = CacheEntries<String, Int>(entriesMaximum: 3, costMaximum: 100)
        for (number, key) in ["a", "b", "c"].enumerated() {
            entries.insert(number, for: key, expiry: .seconds(10), cost: 1)
        }
        _ = entries.value(for: "a", at: .zero)
        entries.insert(3, for: "d", expiry: .seconds(10), cost: 1)
        #expect(entries.value(for: "b", at: .zero) == nil)
        #expect(["a", "c", "d"].map { entries.value(for: $0, at: .zero) } == [0, 2, 3])
        #expect(entries.evictions == 1)
    }

    @Test("the cost is bounded, and what is dearer than everything is not kept")
    func cost() {
        var entries = CacheEntries<String, Int>(entriesMaximum: 10, costMaximum: 10)
        entries.insert(1, for: "a", expiry: .seconds(1), cost: 6)
        entries.insert(2, for: "b", expiry: .seconds(1), cost: 4)
        entries.insert(3, for: "c", expiry: .seconds(1), cost: 5)
        #expect(entries.value(for: "a", at: .zero) == nil)
        #expect(entries.cost == 9)
        entries.insert(4, for: "b", expiry: .seconds(1), cost: 11)
        #expect(entries.value(for: "b", at: .zero) == nil)
        #expect(entries.value(for: "c", at: .zero) == 3)
        #expect(entries.cost == 5)
    }

    /// A plain model, slow and obviously right, run beside it.
    @Test("agrees with a plain model over ten thousand random steps", arguments: [1, 2, 3])
    func model(seed: UInt64) {
        var entries = CacheEntries<Int, Int>(entriesMaximum: 8, costMaximum: 40)
        var model: [(key: Int, value: Int, expiry: Int, cost: Int)] = []  // least recently used first
        var chance = Chance(state: seed)
        for step in 0..<10_000 {
            let key = chance.next(below: 16)
            switch chance.next(below: 4) {
            case 0:
                entries.remove(key)
                model.removeAll { $0.key == key }
            case 1:
                let (expiry, cost) = (step + chance.next(below: 60), chance.next(below: 12))
                entries.insert(step, for: key, expiry: .seconds(expiry), cost: cost)
                model.removeAll { $0.key == key }
                model.append((key, step, expiry, cost))
                while model.count > 8 || model.reduce(0, { $0 + $1.cost }) > 40 { model.removeFirst() }
            default:
                let found = model.first { $0.key == key && step < $0.expiry }
                model.removeAll { $0.key == key }
                if let found { model.append(found) }
                #expect(entries.value(for: key, at: .seconds(step)) == found?.value)
            }
            #expect(entries.count == model.count && entries.cost == model.reduce(0) { $0 + $1.cost })
        }
    }
}

/// Numbers that are the same in every run.
private struct Chance {
    var state: UInt64
    mutating func next(below bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % bound
    }
}
