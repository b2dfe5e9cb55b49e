/// What sources say of one credit and of its rivals, as far as it counts. Pure, and the same in any order.
///
/// Each source speaks once, by its strongest statement. Of sources that copy from each other the strongest counts, and
/// the others add nothing.
public struct Testimony: Sendable, Equatable {
    /// One source that states the credit.
    public struct Voice: Sendable, Equatable {
        /// Its strongest statement.
        public let statement: Evidence
        /// What it adds to the sum; 0 where it is counted with another.
        public let weight: LogOdds
        /// The source that says the same and from which it copies, or which copies from it; nil: it counts by itself.
        public let countedWith: Source?
    }

    /// One source that names others.
    public struct Objection: Sendable, Equatable {
        /// Who speaks for its family.
        public let source: Source
        /// How far it is against the credit: left out, opposed or contradicted.
        public let feature: CreditFeature
        /// What it adds to the sum; 0 or less.
        public let weight: LogOdds

        init(source: Source, feature: CreditFeature, weight: Int) {
            (self.source, self.feature, self.weight) = (source, feature, LogOdds(thousandths: weight))
        }
    }

    /// The kind of work.
    public let field: CreditField
    /// Sorted by the source's name.
    public let voices: [Voice]
    /// Sources that name others for this work on the recording; sorted, each family once.
    public let objections: [Objection]
    /// What all comes to.
    public let sum: LogOdds

    /// Each feature with how often it counts: what ``sum`` is the sum of, but for a floor of 0 under each voice.
    public let features: [CreditFeature: Int]

    init(_ statements: [Evidence], field: CreditField, rivals: Rivals, table: CredibilityTable) {
        self.field = field
        voices = Self.voices(statements, field, table)
        objections = rivals.against(statements, table)
        var features: [CreditFeature: Int] = [:]
        for voice in voices where voice.countedWith == nil {
            for feature in Self.features(of: voice.statement) { features[feature, default: 0] += 1 }
        }
        for objection in objections { features[objection.feature, default: 0] += 1 }
        self.features = features
        sum = LogOdds(
            thousandths: (voices.map(\.weight) + objections.map(\.weight)).reduce(0) { $0 + $1.thousandths })
    }

    private static func voices(
        _ statements: [Evidence], _ field: CreditField, _ table: CredibilityTable
    ) -> [Voice] {
        let strongest = Dictionary(grouping: statements, by: \.source)
            .compactMapValues { said in said.min { rank($0, table) < rank($1, table) } }
        let families = Dictionary(grouping: strongest.values) { table.witness(for: $0.source) }
        return families.values.flatMap { family -> [Voice] in
            let ordered = family.sorted {
                (-weight(of: $0, table), $0.source.name) < (-weight(of: $1, table), $1.source.name)
            }
            let first = ordered[0]
            return [Voice(statement: first, weight: LogOdds(thousandths: weight(of: first, table)), countedWith: nil)]
                + ordered.dropFirst().map {
                    Voice(statement: $0, weight: LogOdds(thousandths: 0), countedWith: first.source)
                }
        }.sorted { $0.statement.source.name < $1.statement.source.name }
    }

    /// What a statement weighs by itself. It may be too weak to count, but never speaks against what it states.
    static func weight(of statement: Evidence, _ table: CredibilityTable) -> Int {
        max(0, features(of: statement).reduce(0) { $0 + table.weight(of: $1) })
    }

    /// The heavier first; of equals the one whose words come first, so that no order of arrival decides.
    private static func rank(_ statement: Evidence, _ table: CredibilityTable) -> (Int, String, String, String) {
        (
            -weight(of: statement, table), statement.level.rawValue, statement.statedOn,
            statement.sourceRole + "\u{1F}" + statement.creditedAs
        )
    }

    private static func features(of statement: Evidence) -> [CreditFeature] {
        var features: [CreditFeature] = [.stated(by: statement.source, statement.role.creditField)]
        if statement.level == .release { features.append(.ofRelease) }
        if let grade = CreditFeature.MatchGrade(score: statement.matchScore) { features.append(.matched(grade)) }
        return features
    }
}
