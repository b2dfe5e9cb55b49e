/// Which rows of a list are the same recording.
public struct RowMatch: Sendable, Equatable {
    /// The row's id.
    public let id: String
    /// The number of its recording, from 1 in the order of the list; rows with the same one are the same recording.
    public let cluster: Int
    /// How likely the row belongs there.
    public let probability: Double
    /// What that rests on.
    public let reason: String
}

extension RowMatch {
    /// One for each row, in the order of the list. The same whatever that order is.
    public static func matches(_ rows: [RecordingRow]) -> [RowMatch] {
        let order = rows.indices.sorted { rows[$0].content.lexicographicallyPrecedes(rows[$1].content) }
        let likeness = {
            let facts = order.map { RowFacts(rows[$0]) }
            return RowLikeness(facts, RowReadings(facts))
        }()
        let pairs = RowBlocks(likeness.facts, likeness.readings).pairs
        let edges = pairs.compactMap { pair -> RowClusters.Edge? in
            let weight = likeness.evidence(pair.left, pair.right).total
            // What is less likely has no part in a reason, either.
            return weight > -700 ? RowClusters.Edge(left: pair.left, right: pair.right, weight: weight) : nil
        }
        let clusters = RowClusters(count: rows.count, edges: edges) { likeness.evidence($0, $1).total }.clusters
        let reasons = RowReasons(clusters, edges, likeness)
        var matches = [RowMatch?](repeating: nil, count: rows.count)
        let numbers = numbers(clusters, order)
        for (cluster, number) in zip(clusters, numbers) {
            for row in cluster {
                let (probability, reason) = reasons.of(row) { rows[order[$0]].id }
                matches[order[row]] = RowMatch(
                    id: rows[order[row]].id, cluster: number, probability: probability, reason: reason)
            }
        }
        return matches.compactMap(\.self)
    }

    /// Clusters numbered in the order in which the list has their first rows.
    private static func numbers(_ clusters: [[Int]], _ order: [Int]) -> [Int] {
        let firsts = clusters.map { $0.lazy.map { order[$0] }.min() ?? 0 }
        var numbers = [Int](repeating: 0, count: clusters.count)
        for (number, index) in clusters.indices.sorted(by: { firsts[$0] < firsts[$1] }).enumerated() {
            numbers[index] = number + 1
        }
        return numbers
    }
}

/// Why each row stands where it stands.
private struct RowReasons {
    private let likeness: RowLikeness
    private var owners: [Int]
    private let clusters: [[Int]]
    /// The row of another cluster that is most alike.
    private var outsiders: [RowClusters.Edge?]

    init(_ clusters: [[Int]], _ edges: [RowClusters.Edge], _ likeness: RowLikeness) {
        (self.likeness, self.clusters) = (likeness, clusters)
        owners = [Int](repeating: 0, count: likeness.facts.count)
        outsiders = .init(repeating: nil, count: likeness.facts.count)
        for (number, cluster) in clusters.enumerated() { for row in cluster { owners[row] = number } }
        for edge in edges where owners[edge.left] != owners[edge.right] {
            for row in [edge.left, edge.right] where outsiders[row].map({ $0.weight < edge.weight }) ?? true {
                outsiders[row] = edge
            }
        }
    }

    func of(_ row: Int, id: (Int) -> String) -> (Double, String) {
        let others = clusters[owners[row]].filter { $0 != row }.prefix(RowClusters.membersMaximum)
        guard !others.isEmpty else { return alone(row, id) }
        let all = others.map { likeness.evidence(min(row, $0), max(row, $0)) }
        let mean = all.reduce(0) { $0 + max(-900, min(900, $1.total)) } / all.count
        let best = all.max { $0.total < $1.total }
        return (.logistic(Double(mean) / 100), best?.sentence ?? "")
    }

    private func alone(_ row: Int, _ id: (Int) -> String) -> (Double, String) {
        guard let edge = outsiders[row] else { return (1, "no other row is like it") }
        let other = edge.left == row ? edge.right : edge.left
        let evidence = likeness.evidence(edge.left, edge.right)
        if evidence.total > 0 { return (0.5, "like \(id(other)), but not like the others of its recording") }
        return (1 - evidence.probability, "like \(id(other)), but not enough: \(evidence.sentence)")
    }
}
