import Matching
import TestSupport
import Testing

@Suite("Assignment")
struct AssignmentTests {
    private typealias Edge = Assignment.Edge

    @Test("takes the best total, where the best single pair would cost more than it brings")
    func total() {
        let edges = [
            Edge(left: 0, right: 0, score: 10), Edge(left: 0, right: 1, score: 9), Edge(left: 1, right: 0, score: 9),
        ]
        #expect(Assignment.best(edges) == [0: 1, 1: 0])
    }

    @Test("leaves open what would be as good another way, and nothing else")
    func ties() {
        let tied = [Edge(left: 0, right: 0, score: 5), Edge(left: 0, right: 1, score: 5)]
        #expect(Assignment.best(tied) == [:])
        #expect(Assignment.best(tied + [Edge(left: 1, right: 2, score: 1)]) == [1: 2])
        #expect(
            Assignment.best([Edge(left: 0, right: 0, score: 5), Edge(left: 0, right: 1, score: 3)], margin: 3) == [:])
        #expect(Assignment.best([], margin: 3) == [:])
        let said = [Edge(left: 0, right: 0, score: 5), Edge(left: 0, right: 0, score: 4)]
        #expect(Assignment.best(said) == [0: 0])
    }

    @Test("finds what trying every assignment finds, in any order of its edges", arguments: 0..<300)
    func exhaustive(seed: Int) {
        var random = SeededRandom(seed: UInt64(seed))
        let (lefts, rights) = (Int.random(in: 1...4, using: &random), Int.random(in: 1...5, using: &random))
        var edges: [Assignment.Edge] = []
        for left in 0..<lefts {
            for right in 0..<rights where Bool.random(using: &random) {
                edges.append(Edge(left: left, right: right, score: Int.random(in: 1...9, using: &random)))
            }
        }
        let best = Assignment.best(edges)
        let shuffled = Assignment.best(edges.shuffled(using: &random))
        #expect(best == shuffled)
        #expect(Set(best.values).count == best.count)
        let all = Self.all(edges, from: 0, lefts: lefts, taken: [])
        let highest = all.map(\.total).max() ?? 0
        // What every best assignment has in common is what stands.
        let winners = all.filter { $0.total == highest }.map(\.pairs)
        let common = winners.dropFirst().reduce(winners.first ?? [:]) { common, pairs in
            common.filter { pairs[$0.key] == $0.value }
        }
        #expect(best == common, "\(edges)")
    }

    private static func all(
        _ edges: [Assignment.Edge], from left: Int, lefts: Int, taken: Set<Int>
    ) -> [(total: Int, pairs: [Int: Int])] {
        guard left < lefts else { return [(0, [:])] }
        var results = all(edges, from: left + 1, lefts: lefts, taken: taken)
        for edge in edges where edge.left == left && !taken.contains(edge.right) {
            for rest in all(edges, from: left + 1, lefts: lefts, taken: taken.union([edge.right])) {
                results.append((rest.total + edge.score, rest.pairs.merging([left: edge.right]) { $1 }))
            }
        }
        return results
    }
}
