import Testing

@testable import Surroundings

@Suite("A list in steps")
struct StepsTests {
    @Test("holds everything once, in order, a thousand at a time")
    func all() {
        let steps = Array(Steps(Array(0..<2_500)))
        #expect(steps.map(\.count) == [1_000, 1_000, 500])
        #expect(steps.flatMap(\.self) == Array(0..<2_500))
        #expect(Array(Steps([Int]())).isEmpty)
    }

    @Test("goes by weight; what weighs more than a step is one by itself")
    func weight() {
        let steps = Array(Steps([600, 400, 1, 5_000, 2], weighing: { $0 }))
        #expect(steps == [[600, 400], [1], [5_000], [2]])
    }
}
