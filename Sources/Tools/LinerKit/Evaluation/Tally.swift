import Catalogue

/// Counts from which all figures are made; those of several artists add up.
struct Tally: Sendable, Equatable {
    /// Credits of nearly the same confidence.
    struct Bin: Sendable, Equatable {
        var credits = 0
        var right = 0
        /// Sum of their confidences, in thousandths.
        var permille = 0
    }

    /// Where bins end, in thousandths: tenths, and finer where most credits are.
    static let binEnds = [100, 200, 300, 400, 500, 600, 700, 800, 850, 900, 930, 950, 970, 980, 990, 1_001]

    /// Stated by us, at the threshold, and true; and not true.
    var right = 0
    var wrong = 0
    /// True and stated by a source that was asked; and found by us.
    var stated = 0
    var found = 0
    /// All credits, by confidence.
    var bins = Array(repeating: Bin(), count: binEnds.count)

    init() {}

    init(_ credits: some Sequence<JudgedCredit>, _ labels: some Sequence<JudgedLabel>) {
        for credit in credits { add(credit) }
        for label in labels where !label.statedBy.isEmpty {
            stated += 1
            found += label.isFound ? 1 : 0
        }
    }

    private mutating func add(_ credit: JudgedCredit) {
        if credit.isStated {
            right += credit.isTrue ? 1 : 0
            wrong += credit.isTrue ? 0 : 1
        }
        let permille = Int((credit.confidence * 1_000).rounded())
        let bin = Self.binEnds.firstIndex { permille < $0 } ?? Self.binEnds.count - 1
        bins[bin].credits += 1
        bins[bin].right += credit.isTrue ? 1 : 0
        bins[bin].permille += permille
    }

    mutating func add(_ other: Tally) {
        right += other.right
        wrong += other.wrong
        stated += other.stated
        found += other.found
        for index in bins.indices {
            bins[index].credits += other.bins[index].credits
            bins[index].right += other.bins[index].right
            bins[index].permille += other.bins[index].permille
        }
    }

    /// Share of what we state that is true, 0…1; 1 where we state nothing.
    var precision: Double { right + wrong == 0 ? 1 : Double(right) / Double(right + wrong) }
    /// Share of the true and stated that we found, 0…1; 1 where nothing is stated.
    var recall: Double { stated == 0 ? 1 : Double(found) / Double(stated) }

    /// Expected calibration error: by how much confidences miss the share that is true, on average over the credits.
    var calibrationError: Double {
        let all = bins.reduce(0) { $0 + $1.credits }
        guard all > 0 else { return 0 }
        let missed = bins.reduce(0) { $0 + abs($1.permille - $1.right * 1_000) }
        return Double(missed) / Double(all * 1_000)
    }
}
