import Catalogue

/// The model of confidence as it is printed: what each thing weighs.
struct Weights: Sendable, Encodable {
    struct Row: Sendable, Encodable {
        let feature: String
        /// A natural logarithm of odds.
        let weight: Double
        /// Labelled credits of the learning half that have it.
        let examples: Int
    }

    let rows: [Row]
    /// Sources that are one witness, the one that is copied first.
    let families: [[String]]

    init(_ table: CredibilityTable) {
        rows = table.rows.map { Row(feature: $0.feature.description, weight: $0.weight.value, examples: $0.examples) }
        families = table.families.map { $0.map(\.name) }
    }

    func print(to output: Terminal) throws {
        let table = Table(
            [.text("what", importance: 3), .number("weight"), .number("examples")],
            rows: rows.map { [$0.feature, Spelling.signed($0.weight), String($0.examples)] })
        try output.print(table)
        for family in families {
            try output.print("\nOne witness, for they make the same mistakes: \(family.joined(separator: ", ")).")
        }
    }
}
