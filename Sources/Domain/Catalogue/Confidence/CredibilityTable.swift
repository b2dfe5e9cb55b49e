/// What each ``CreditFeature`` weighs, and which sources copy from each other: all that is learnt, in numbers that can
/// be read.
///
/// A credit's log-odds are the sum of its features' weights; before anybody speaks they are even. ``learnt`` is the table that the product uses.
public struct CredibilityTable: Sendable, Equatable {
    /// One feature's weight, and on how many labelled credits it was seen.
    public struct Row: Sendable, Equatable {
        /// What it is.
        public let feature: CreditFeature
        /// Its weight of evidence.
        public let weight: LogOdds
        /// Labelled credits of the learning half that have it.
        public let examples: Int

        public init(_ feature: CreditFeature, weight: LogOdds, examples: Int) {
            self.feature = feature
            self.weight = weight
            self.examples = examples
        }
    }

    /// Each feature once, in the order in which they are written.
    public let rows: [Row]
    /// Sources that copy from each other, the one that is copied first; together they are one witness.
    public let families: [[Source]]
    private let weights: [CreditFeature: Int]

    public init(rows: [Row], families: [[Source]]) {
        self.rows = rows
        self.families = families
        weights = Dictionary(rows.map { ($0.feature, $0.weight.thousandths) }, uniquingKeysWith: { first, _ in first })
    }

    /// What a source says of which nothing is known: two to one, and its silence nothing.
    static let unknownWeight = 700

    /// A feature's weight in thousandths.
    ///
    /// What other work somebody did is believed as production is, for nobody has labelled it.
    public func weight(of feature: CreditFeature) -> Int {
        if let weight = weights[feature] { return weight }
        switch feature {
        case .stated(let source, .other): return weight(of: .stated(by: source, .producing))
        case .stated: return Self.unknownWeight
        default: return 0
        }
    }

    /// Who stands for a source as a witness: the first of its family, or itself.
    public func witness(for source: Source) -> Source { families.first { $0.contains(source) }?[0] ?? source }
}
