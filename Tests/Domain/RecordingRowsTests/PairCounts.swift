/// How many pairs of rows were put together, and how many of them rightly.
struct PairCounts {
    private(set) var found = 0
    private(set) var right = 0
    private(set) var all = 0

    init(found clusters: [Int], truth: [Int]) {
        found = Self.pairs(clusters.map { [$0] })
        all = Self.pairs(truth.map { [$0] })
        right = Self.pairs(zip(clusters, truth).map { [$0, $1] })
    }

    var precision: Double { found == 0 ? 1 : Double(right) / Double(found) }
    var recall: Double { all == 0 ? 1 : Double(right) / Double(all) }
    var f1: Double { 2 * precision * recall / max(precision + recall, 0.000_001) }

    private static func pairs(_ groups: [[Int]]) -> Int {
        var counts: [[Int]: Int] = [:]
        for group in groups { counts[group, default: 0] += 1 }
        return counts.values.reduce(0) { $0 + $1 * ($1 - 1) / 2 }
    }
}
