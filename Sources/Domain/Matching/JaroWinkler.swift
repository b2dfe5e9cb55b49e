/// How alike two texts are by the letters that they share in about the same places.
/// Source: W. E. Winkler, String Comparator Metrics (1990).
enum JaroWinkler {
    /// 0…1; 1 for equal texts. Compares Unicode scalars; takes time with the product of both lengths.
    static func similarity(_ left: String, _ right: String) -> Double {
        let (left, right) = (Array(left.unicodeScalars), Array(right.unicodeScalars))
        let jaro = jaro(left, right)
        let prefix = zip(left, right).prefix(4).prefix { $0 == $1 }.count
        return jaro + Double(prefix) * 0.1 * (1 - jaro)
    }

    private static func jaro(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Double {
        guard !left.isEmpty, !right.isEmpty else { return left.isEmpty && right.isEmpty ? 1 : 0 }
        let reach = max(max(left.count, right.count) / 2 - 1, 0)
        var taken = Array(repeating: false, count: right.count)
        var shared: [Unicode.Scalar] = []
        for (index, scalar) in left.enumerated() {
            let window = max(0, index - reach)..<max(max(0, index - reach), min(right.count, index + reach + 1))
            guard let match = window.first(where: { !taken[$0] && right[$0] == scalar }) else { continue }
            taken[match] = true
            shared.append(scalar)
        }
        guard !shared.isEmpty else { return 0 }
        let other = right.indices.filter { taken[$0] }.map { right[$0] }
        let moved = Double(zip(shared, other).count { $0 != $1 }) / 2
        let count = Double(shared.count)
        return (count / Double(left.count) + count / Double(right.count) + (count - moved) / count) / 3
    }
}
