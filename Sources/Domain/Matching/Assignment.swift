/// Sets matched with sets, one to one: the tracks of an album with those of another source, the pages of an act with
/// its recordings. Best in total, whatever the order; what is not clear stays open. Pure.
public enum Assignment {
    /// That a left element may be a right one, and how much speaks for it.
    public struct Edge: Sendable, Hashable {
        /// Index of the left element.
        public let left: Int
        /// Index of the right element.
        public let right: Int
        /// Above 0; the higher, the more speaks for it.
        public let score: Int

        public init(left: Int, right: Int, score: Int) {
            (self.left, self.right, self.score) = (left, right, score)
        }
    }

    /// The right element of each left one that has one, so that the sum of scores is the highest.
    ///
    /// - Parameter margin: A pair stands only where doing without it would cost this much in total: else another
    ///   assignment is as good, and both elements stay open.
    public static func best(_ edges: [Edge], margin: Int = 1) -> [Int: Int] {
        components(of: edges.filter { $0.score > 0 }).reduce(into: [:]) { result, edges in
            guard edges.count > 1 else {
                if let edge = edges.first, edge.score >= margin { result[edge.left] = edge.right }
                return
            }
            let (total, pairs) = solve(edges)
            for edge in pairs {
                let others = edges.filter { ($0.left, $0.right) != (edge.left, edge.right) }
                if total - solve(others).total >= margin { result[edge.left] = edge.right }
            }
        }
    }

    /// Edges that share an element, directly or over others.
    private static func components(of edges: [Edge]) -> [[Edge]] {
        var parents = Array(edges.indices)
        func root(_ index: Int) -> Int {
            var index = index
            while parents[index] != index {
                parents[index] = parents[parents[index]]
                index = parents[index]
            }
            return index
        }
        var (lefts, rights): ([Int: Int], [Int: Int]) = ([:], [:])
        for (index, edge) in edges.enumerated() {
            if let other = lefts.updateValue(index, forKey: edge.left) { parents[root(index)] = root(other) }
            if let other = rights.updateValue(index, forKey: edge.right) { parents[root(index)] = root(other) }
        }
        return Dictionary(grouping: edges.indices, by: root).sorted { $0.key < $1.key }
            .map { $0.value.map { edges[$0] } }
    }

    /// The assignment of the highest total. Source: the Hungarian method with potentials, J. Munkres (1957).
    private static func solve(_ edges: [Edge]) -> (total: Int, pairs: [Edge]) {
        guard !edges.isEmpty else { return (0, []) }
        let lefts = Set(edges.map(\.left)).sorted()
        let rights = Set(edges.map(\.right)).sorted()
        guard lefts.count <= rights.count else {
            let turned = solve(edges.map { Edge(left: $0.right, right: $0.left, score: $0.score) })
            return (turned.total, turned.pairs.map { Edge(left: $0.right, right: $0.left, score: $0.score) })
        }
        var best: [Cell: Edge] = [:]
        let (rows, columns) = (places(lefts), places(rights))
        for edge in edges {
            let cell = Cell(row: rows[edge.left] ?? 0, column: columns[edge.right] ?? 0)
            if best[cell].map({ $0.score < edge.score }) ?? true { best[cell] = edge }
        }
        var table = CostTable(rows: lefts.count, columns: rights.count)
        let pairs = table.assign { -(best[Cell(row: $0, column: $1)]?.score ?? 0) }
            .compactMap { best[Cell(row: $0, column: $1)] }
        return (pairs.reduce(0) { $0 + $1.score }, pairs)
    }

    private static func places(_ indices: [Int]) -> [Int: Int] {
        Dictionary(uniqueKeysWithValues: indices.enumerated().map { ($1, $0) })
    }

    private struct Cell: Hashable {
        let row, column: Int
    }
}

/// Rows assigned to columns one by one along the cheapest augmenting path; at most as many rows as columns,
/// and at least one.
private struct CostTable {
    private let rows, columns: Int
    private var rowPotentials: [Int]
    private var columnPotentials: [Int]
    /// The row of each column, from 1; column 0 holds the row that is being placed.
    private var owners: [Int]

    init(rows: Int, columns: Int) {
        (self.rows, self.columns) = (rows, columns)
        rowPotentials = Array(repeating: 0, count: rows + 1)
        columnPotentials = Array(repeating: 0, count: columns + 1)
        owners = Array(repeating: 0, count: columns + 1)
    }

    mutating func assign(cost: (Int, Int) -> Int) -> [(row: Int, column: Int)] {
        for row in 1...rows { place(row, cost) }
        return (1...columns).compactMap { owners[$0] > 0 ? (owners[$0] - 1, $0 - 1) : nil }
    }

    private mutating func place(_ row: Int, _ cost: (Int, Int) -> Int) {
        owners[0] = row
        var column = 0
        var distances = Array(repeating: Int.max, count: columns + 1)
        var ways = Array(repeating: 0, count: columns + 1)
        var isDone = Array(repeating: false, count: columns + 1)
        repeat {
            isDone[column] = true
            let owner = owners[column]
            var (step, next) = (Int.max, 0)
            for other in 1...columns where !isDone[other] {
                let reduced = cost(owner - 1, other - 1) - rowPotentials[owner] - columnPotentials[other]
                if reduced < distances[other] { (distances[other], ways[other]) = (reduced, column) }
                if distances[other] < step { (step, next) = (distances[other], other) }
            }
            for other in 0...columns {
                if isDone[other] {
                    rowPotentials[owners[other]] += step
                    columnPotentials[other] -= step
                } else {
                    distances[other] -= step
                }
            }
            column = next
        } while owners[column] != 0
        while column != 0 {
            owners[column] = owners[ways[column]]
            column = ways[column]
        }
    }
}
