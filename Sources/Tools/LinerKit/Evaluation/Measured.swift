import Catalogue
import Simulator

/// One slice of an evaluation: its counts, and how sure the figures are.
struct Measured: Sendable, Encodable {
    /// The middle 95 of 100 of what other artists of the same kind would have given.
    struct Interval: Sendable, Equatable, Encodable {
        let low: Double
        let high: Double
    }

    /// Credits of nearly the same confidence: what was promised, and what was true.
    struct Bin: Sendable, Encodable {
        let credits: Int
        /// Mean confidence, 0…1; nil where there are no credits.
        let confidence: Double?
        /// Share that is true, 0…1; nil where there are no credits.
        let share: Double?
    }

    let name: String
    let stated, found, right, wrong: Int
    let precision, recall, calibrationError: Double
    let precisionInterval, recallInterval, calibrationErrorInterval: Interval
    let bins: [Bin]

    /// - Parameter seed: The same one gives the same intervals.
    init(_ name: String, _ credits: [JudgedCredit], _ labels: [JudgedLabel], seed: UInt64 = 1) {
        let creditsByAct = Dictionary(grouping: credits, by: \.act.id)
        let labelsByAct = Dictionary(grouping: labels, by: \.act.id)
        let acts = Set(creditsByAct.keys).union(labelsByAct.keys).sorted()
        let tallies = acts.map { Tally(creditsByAct[$0] ?? [], labelsByAct[$0] ?? []) }
        let total = tallies.reduce(into: Tally()) { $0.add($1) }
        self.name = name
        (stated, found, right, wrong) = (total.stated, total.found, total.right, total.wrong)
        (precision, recall, calibrationError) = (total.precision, total.recall, total.calibrationError)
        let samples = Self.samples(of: tallies, seed: seed)
        precisionInterval = Self.interval(samples.map(\.precision))
        recallInterval = Self.interval(samples.map(\.recall))
        calibrationErrorInterval = Self.interval(samples.map(\.calibrationError))
        bins = total.bins.map { bin in
            let count = Double(bin.credits)
            return Bin(
                credits: bin.credits, confidence: bin.credits == 0 ? nil : Double(bin.permille) / 1_000 / count,
                share: bin.credits == 0 ? nil : Double(bin.right) / count)
        }
    }

    private static let sampleCount = 500

    /// Bootstrap: as many artists drawn again and again, with repetition. An artist's credits stay together, for what
    /// is hard about one song mostly is about the others.
    private static func samples(of tallies: [Tally], seed: UInt64) -> [Tally] {
        guard !tallies.isEmpty else { return [Tally()] }
        var state = seed
        return (0..<sampleCount).map { _ in
            tallies.indices.reduce(into: Tally()) { sum, _ in
                // Knuth's linear congruential generator; its upper bits are good enough to draw with.
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                sum.add(tallies[Int((state >> 33) % UInt64(tallies.count))])
            }
        }
    }

    private static func interval(_ values: [Double]) -> Interval {
        let sorted = values.sorted()
        return Interval(low: sorted[sorted.count * 25 / 1_000], high: sorted[(sorted.count - 1) * 975 / 1_000])
    }
}
