import Catalogue
import Glibc

/// Learns the weights of a ``CredibilityTable`` from labelled credits: logistic regression, drawn towards what one would
/// think before. Pure, and the same for the same credits in any order.
struct CredibilityFit: Sendable {
    /// One labelled credit.
    struct Example: Sendable {
        let features: [CreditFeature: Int]
        let isTrue: Bool
    }

    /// Each feature once.
    let features: [CreditFeature]
    private let rows: [[Double]]
    private let truths: [Double]

    init(_ examples: [Example], sources: [Source]) {
        features = Self.features(of: sources)
        let order = Dictionary(uniqueKeysWithValues: features.enumerated().map { ($1, $0) })
        let lines = examples.map { example in
            var row = [Double](repeating: 0, count: order.count)
            for (feature, count) in example.features { order[feature].map { row[$0] = Double(count) } }
            return (row: row, isTrue: example.isTrue)
        }.sorted { left, right in
            // In one order, so that sums of rounded numbers come out alike.
            left.row == right.row ? !left.isTrue && right.isTrue : left.row.lexicographicallyPrecedes(right.row)
        }
        rows = lines.map(\.row)
        truths = lines.map { $0.isTrue ? 1 : 0 }
    }

    /// The weights, in thousandths, with how many examples have each feature.
    func table(families: [[Source]]) -> CredibilityTable {
        let weights = fitted()
        return CredibilityTable(
            rows: features.enumerated().map { index, feature in
                CredibilityTable.Row(
                    feature, weight: LogOdds(thousandths: Int((weights[index] * 1_000).rounded())),
                    examples: rows.count { $0[index] > 0 })
            }, families: families)
    }

    // MARK: What is thought before

    private static func features(of sources: [Source]) -> [CreditFeature] {
        let fields: [CreditField] = [.producing, .writing]
        let names = sources.sorted { $0.name < $1.name }
        return names.flatMap { source in
            fields.map { CreditFeature.stated(by: source, $0) }
        }
            + [.ofRelease, .matched(.likely), .matched(.faint), .leftOut]
            + names.map { .opposed(by: $0) } + names.map { .contradicted(by: $0) }
    }

    /// Where a weight stands while nothing was learnt, and how far it may go: a statement never speaks against what it
    /// states, nor silence for it.
    private static func expectation(_ feature: CreditFeature) -> (mean: Double, range: ClosedRange<Double>) {
        switch feature {
        case .stated: (3, 0...9)
        case .ofRelease: (-1.5, -6...0)
        case .matched(.likely): (-0.1, -6...0)
        case .matched(.faint): (-0.7, -6...0)
        case .leftOut: (-0.3, -6...0)
        case .opposed: (-1, -6...0)
        case .contradicted: (-2, -6...0)
        }
    }

    /// As sure as one is before: half a unit's deviation counts as much as a few examples.
    private static let pull = 0.5

    // MARK: Newton's method

    /// Weights that leave their range are held at its end, and the others learnt again.
    private func fitted() -> [Double] {
        let expectations = features.map(Self.expectation)
        var weights = expectations.map(\.mean)
        var held: Set<Int> = []
        while true {
            weights = newton(weights, held, expectations.map(\.mean))
            let outside = weights.indices.filter { !expectations[$0].range.contains(weights[$0]) }
            guard !outside.isEmpty else { return weights }
            for index in outside {
                weights[index] = min(
                    max(weights[index], expectations[index].range.lowerBound),
                    expectations[index].range.upperBound)
                held.insert(index)
            }
        }
    }

    private func newton(_ start: [Double], _ held: Set<Int>, _ means: [Double]) -> [Double] {
        var weights = start
        for _ in 0..<60 {
            var slope = weights.indices.map { held.contains($0) ? 0 : Self.pull * (means[$0] - weights[$0]) }
            var curve = weights.indices.map { index in
                weights.indices.map { $0 == index ? held.contains(index) ? 1 : Self.pull : 0 }
            }
            for (row, truth) in zip(rows, truths) {
                let present = row.indices.filter { row[$0] != 0 && !held.contains($0) }
                let probability = 1 / (1 + exp(-row.indices.reduce(0) { $0 + row[$1] * weights[$1] }))
                for index in present {
                    slope[index] += row[index] * (truth - probability)
                    for other in present {
                        curve[index][other] += row[index] * row[other] * probability * (1 - probability)
                    }
                }
            }
            let step = Self.solution(curve, slope)
            let longest = step.map { abs($0) }.max() ?? 0
            let scale = longest > 1 ? 1 / longest : 1
            for index in weights.indices { weights[index] += step[index] * scale }
            if longest < 1e-9 { break }
        }
        return weights
    }

    /// Solves a positive definite system by elimination.
    private static func solution(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
        var (matrix, right) = (matrix, right)
        for pivot in matrix.indices {
            for row in matrix.indices where row > pivot && matrix[row][pivot] != 0 {
                let factor = matrix[row][pivot] / matrix[pivot][pivot]
                for column in pivot..<matrix.count { matrix[row][column] -= factor * matrix[pivot][column] }
                right[row] -= factor * right[pivot]
            }
        }
        var solution = right
        for row in matrix.indices.reversed() {
            for column in (row + 1)..<max(row + 1, matrix.count) {
                solution[row] -= matrix[row][column] * solution[column]
            }
            solution[row] /= matrix[row][row]
        }
        return solution
    }
}
