import AnswerForms
import CatalogueAnswers

/// How what speaks for and against a credit adds up, as a sum that anybody can do again. Pure.
struct Arithmetic: Sendable, Equatable {
    /// `+4.10 as musicbrainz states it, −1.38 as discogs names somebody else = +2.72: confidence 0.94`; empty where nothing
    /// counts.
    let text: String

    init(parts: [Explanation.Part], logOdds: Double, confidence: Double) {
        let terms = parts.map { "\(Words.signed($0.weight)) \($0.words)" }.joined(separator: ", ")
        text = parts.isEmpty ? "" : "\(terms) = \(Words.signed(logOdds)): confidence \(Words.confidence(confidence))"
    }

    init(_ conclusion: Explanation.Conclusion) {
        let sum = Arithmetic(parts: conclusion.parts, logOdds: conclusion.logOdds, confidence: conclusion.confidence)
        text =
            conclusion.operatorsWord == true
            ? "confirmed by the operator: confidence \(Words.confidence(conclusion.confidence))" : sum.text
    }
}

extension Explanation.Part {
    fileprivate var words: String {
        switch kind {
        case .states: "as \(source) states it"
        case .leavesOut: "as \(source) names others beside, and not this one"
        case .namesOthers: "as \(source) names others alone"
        case .contradicts: "as \(source) names somebody else"
        }
    }
}
