import AnswerForms

/// In which form credits leave.
public enum ExportFormat: String, Sendable, CaseIterable {
    /// Comma-separated values, as RFC 4180 has them.
    case csv
    /// JSON Lines: an object a credit.
    case jsonl
    /// A graph of people, tracks and artists.
    case graphml

    /// What a server says it is.
    public var mediaType: String {
        switch self {
        case .csv: "text/csv; charset=utf-8; header=present"
        case .jsonl: "application/jsonl"
        case .graphml: "application/graphml+xml"
        }
    }

    var writer: any CreditFormat {
        switch self {
        case .csv: CSVFormat()
        case .jsonl: JSONLinesFormat()
        case .graphml: GraphMLFormat()
        }
    }
}

/// Turns credits into text, page by page; pure.
protocol CreditFormat: Sendable {
    var head: String { get }
    var end: String { get }
    mutating func text(of credits: [ExportedCredit]) throws -> String
}

/// One JSON object a line, with the keys of ``CreditAnswer`` and more. Values are as they are; what a terminal would
/// not show stands as its escape.
struct JSONLinesFormat: CreditFormat {
    let head = ""
    let end = ""

    func text(of credits: [ExportedCredit]) throws -> String {
        try credits.map { try JSONForm.line($0) + "\n" }.joined()
    }
}
