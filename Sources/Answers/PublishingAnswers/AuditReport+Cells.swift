import AnswerForms
import FoundationEssentials
import Publishing

/// A report as rows of cells, for files of spreadsheets.
extension AuditReport {
    /// What the columns hold.
    public static let titles = [
        "rank", "isrc", "rule", "problem", "verdict", "stake_percent", "percentile", "evidence", "as_of", "source",
        "next_step", "responsible",
    ]

    /// A row for each finding.
    public var cells: [[String]] {
        let day = FeedDay(asOf).description
        return findings.map { finding in
            [
                String(finding.rank), finding.isrc, finding.rule.rawValue, finding.problem, finding.verdict.rawValue,
                finding.stake?.description ?? "", finding.percentile?.description ?? "",
                finding.evidence.map(\.sentence).joined(separator: "; "), day, feed, finding.nextStep,
                finding.responsible,
            ]
        }
    }

    /// As CSV by RFC 4180; no cell is a formula to a spreadsheet.
    public var csv: String { ([Self.titles] + cells).map(CSVText.record).joined() }
}

extension AuditAnswer.Evidence {
    /// `Ada Quill, ComposerLyricist (musicalworkrightshares.tsv line 2)`.
    public var sentence: String {
        guard let file, let line else { return fact }
        return "\(fact) (\(file) line \(line))"
    }
}
