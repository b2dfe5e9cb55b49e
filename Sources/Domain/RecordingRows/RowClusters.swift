/// Rows put together, pairs that go together best first, as long as the members on both sides agree on average: one
/// misleading pair makes no chain. Pure.
struct RowClusters {
    /// The members of each cluster, in order.
    let clusters: [[Int]]

    struct Edge {
        let left, right: Int
        /// Hundredths of log odds.
        let weight: Int
    }

    /// Each pair counts at most this much, so that none outvotes all others.
    static let weightMaximum = 900
    /// Of large clusters the first members stand for all.
    static let membersMaximum = 8

    /// - Parameter weight: Of any two rows.
    init(count: Int, edges: [Edge], weight: (Int, Int) -> Int) {
        var members = (0..<count).map { [$0] }
        var owners = Array(0..<count)
        let ordered = edges.sorted { ($1.weight, $0.left, $0.right) < ($0.weight, $1.left, $1.right) }
        for edge in ordered where edge.weight > 0 {
            let (left, right) = (owners[edge.left], owners[edge.right])
            guard left != right, Self.agree(members[left], members[right], edge, weight) else { continue }
            let (kept, gone) = members[left].count >= members[right].count ? (left, right) : (right, left)
            for row in members[gone] { owners[row] = kept }
            members[kept] = (members[kept] + members[gone]).sorted()
            members[gone] = []
        }
        clusters = members.filter { !$0.isEmpty }
    }

    private static func agree(_ left: [Int], _ right: [Int], _ edge: Edge, _ weight: (Int, Int) -> Int) -> Bool {
        guard left.count > 1 || right.count > 1 else { return true }
        var sum = 0
        for one in left.prefix(membersMaximum) {
            for other in right.prefix(membersMaximum) {
                sum += max(-weightMaximum, min(weightMaximum, weight(min(one, other), max(one, other))))
            }
        }
        return sum > 0
    }
}
