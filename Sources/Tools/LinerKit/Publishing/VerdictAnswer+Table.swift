import Publishing
import PublishingAnswers

extension RegistryState {
    /// As people read it: what is not found is not called unregistered.
    var words: String {
        switch self {
        case .notInFeed: "not found"
        case .unmatched: "no work matched"
        case .conflict: "several works"
        case .inDispute: "in dispute"
        case .noShares: "no shares"
        case .overClaimed: "over-claimed"
        case .complete: "complete"
        case .partial: "partial"
        }
    }
}

extension SharePercent {
    /// `99.87 %`.
    var words: String { "\(description) %" }
}

extension VerdictAnswer {
    static func table(_ verdicts: [VerdictAnswer]) -> Table {
        Table(
            [
                .number("isrc", importance: 9), .text("state", importance: 8, widthMinimum: 12),
                .number("known", importance: 7), .number("unclaimed", importance: 6),
                .text("work", importance: 4, widthMinimum: 12), .number("iswc", importance: 3), .text("beside it"),
            ],
            rows: verdicts.map { verdict in
                [
                    verdict.isrc, verdict.state.words, verdict.known?.words ?? "–", verdict.unclaimed?.words ?? "–",
                    verdict.works.map { $0.title ?? "–" }.joined(separator: "; "),
                    verdict.works.compactMap(\.iswc).joined(separator: "; "),
                    verdict.flags.map { $0.rawValue.replacing("_", with: " ") }.joined(separator: ", "),
                ]
            })
    }
}

extension ChangeAnswer {
    static func table(_ changes: [ChangeAnswer]) -> Table {
        Table(
            [
                .number("isrc", importance: 9), .text("what happened", importance: 8, widthMinimum: 14),
                .text("before", importance: 6), .text("after", importance: 7),
            ],
            rows: changes.map { change in
                [
                    change.isrc, change.events.map { $0.rawValue.replacing("_", with: " ") }.joined(separator: ", "),
                    change.before.words, change.after.words,
                ]
            })
    }
}

extension ChangeAnswer.Side {
    fileprivate var words: String { state.words + (known.map { ", \($0.words)" } ?? "") }
}
