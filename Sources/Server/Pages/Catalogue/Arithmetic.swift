import AnswerForms
import CatalogueAnswers

/// How the statements of a credit add up, as a sum that anybody can do again. Pure.
struct Arithmetic: Sendable, Equatable {
    /// `1 − (1 − 0.90) × (1 − 0.80) = 0.98`; of one source its weight alone; empty where nothing counts.
    let text: String

    init(weights: [Double], result: Double) {
        switch weights.count {
        case 0: text = ""
        case 1: text = "one source alone: \(Words.confidence(result))"
        default:
            text =
                "1 − " + weights.map { "(1 − \($0.decimal(places: 2)))" }.joined(separator: " × ")
                + " = \(Words.confidence(result))"
        }
    }

    init(_ conclusion: Explanation.Conclusion) {
        self.init(weights: conclusion.statements.filter(\.isCounted).map(\.weight), result: conclusion.confidence)
    }
}
