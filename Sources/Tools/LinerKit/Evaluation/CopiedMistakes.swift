import Catalogue
import Simulator

/// Which sources copy from each other, told by the mistakes that they share: two who look for themselves agree on what
/// is true, and seldom on what is not.
struct CopiedMistakes: Sendable, Equatable {
    struct Pair: Sendable, Equatable, Encodable {
        let first, second: String
        /// False credits of each, and of both.
        let ofFirst, ofSecond, shared: Int

        /// Of the fewer mistakes of the two, how many are the other's too, 0…1.
        var share: Double { Double(shared) / Double(max(1, min(ofFirst, ofSecond))) }
        var isFamily: Bool {
            shared >= CopiedMistakes.sharedMinimum && share >= CopiedMistakes.shareMinimum
        }
    }

    /// Fewer may be chance.
    static let sharedMinimum = 3
    static let shareMinimum = 0.2

    /// Each pair of sources that make mistakes.
    let pairs: [Pair]

    init(_ credits: [JudgedCredit]) {
        let wrong = credits.filter { !$0.isTrue && $0.features[.ofRelease] == nil }
        let sources = Set(wrong.flatMap(\.sources)).sorted()
        pairs = sources.enumerated().flatMap { index, first in
            sources.dropFirst(index + 1).map { second in
                Pair(
                    first: first, second: second, ofFirst: wrong.count { $0.sources.contains(first) },
                    ofSecond: wrong.count { $0.sources.contains(second) },
                    shared: wrong.count { $0.sources.contains(first) && $0.sources.contains(second) })
            }
        }
    }

    /// Sources connected by shared mistakes, the one with the fewest of its own first: the one that is copied.
    var families: [[Source]] {
        var families: [Set<String>] = []
        for pair in pairs where pair.isFamily {
            let joined = families.filter { $0.contains(pair.first) || $0.contains(pair.second) }
            families.removeAll { joined.contains($0) }
            families.append(joined.reduce(into: [pair.first, pair.second]) { $0.formUnion($1) })
        }
        return families.map { family in
            family.sorted { (mistakes(of: $0), $0) < (mistakes(of: $1), $1) }.map { Source($0) }
        }.sorted { $0[0].name < $1[0].name }
    }

    private func mistakes(of source: String) -> Int {
        pairs.lazy.compactMap { $0.first == source ? $0.ofFirst : $0.second == source ? $0.ofSecond : nil }.first ?? 0
    }
}
