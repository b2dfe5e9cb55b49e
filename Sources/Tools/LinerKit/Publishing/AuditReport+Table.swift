import AnswerForms
import Publishing
import PublishingAnswers

extension AuditReport {
    /// What was looked at, and how often each rule found something.
    var lines: [String] {
        let proof = isVerified ? "" : ", which nobody proved to be complete"
        let head =
            "\(Spelling.count(isrcs, "ISRC")) in \(feed) as of \(FeedDay(asOf))\(proof): "
            + "\(Spelling.count(findings.count, "finding"))."
        return [head] + counts.map { "  \($0.count) × \($0.rule.problem.lowercasedFirst)" }
    }
}

extension AuditAnswer {
    static func table(_ findings: [AuditAnswer]) -> Table {
        Table(
            [
                .number("rank", importance: 8), .number("isrc", importance: 9),
                .text("what is wrong", importance: 7, widthMinimum: 20), .number("at stake", importance: 6),
                .text("evidence", importance: 2, widthMinimum: 16), .text("next step", importance: 4, widthMinimum: 16),
                .text("whose", importance: 3, widthMinimum: 10),
            ],
            rows: findings.map { finding in
                [
                    String(finding.rank), finding.isrc, finding.problem, finding.stake?.words ?? "–",
                    finding.evidence.map(\.sentence).joined(separator: "; "), finding.nextStep, finding.responsible,
                ]
            })
    }
}

extension String {
    fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
