/// SplitMix64. Each label gives a stream of its own, so that a new draw in one never shifts another.
struct SeededStream {
    private var state: UInt64

    init(seed: UInt64, label: String) {
        // FNV-1a over the label.
        state = label.utf8.reduce(seed ^ 0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        state = next()
    }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

    mutating func within(_ range: ClosedRange<Int>) -> Int { range.lowerBound + below(range.count) }

    mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

    /// Picks by weight.
    mutating func pick<Element>(_ weighted: [(weight: Int, element: Element)]) -> Element {
        var rest = below(weighted.reduce(0) { $0 + $1.weight })
        for (weight, element) in weighted {
            if rest < weight { return element }
            rest -= weight
        }
        preconditionFailure("The weights add up to more than was drawn.")
    }
}
