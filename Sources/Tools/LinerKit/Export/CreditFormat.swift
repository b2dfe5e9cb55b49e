import ArgumentParser
import FoundationEssentials
import PrintableText

/// In which form credits leave.
enum ExportFormat: String, CaseIterable, ExpressibleByArgument {
    case csv, jsonl, graphml

    func writer() -> any CreditFormat {
        switch self {
        case .csv: CSVFormat()
        case .jsonl: JSONLinesFormat()
        case .graphml: GraphMLFormat()
        }
    }
}

/// Turns credits into text, page by page.
protocol CreditFormat: Sendable {
    var head: String { get }
    var end: String { get }
    mutating func text(of credits: [ExportedCredit]) throws -> String
}

/// One JSON object a line, with the keys of `liner credits --json` and more. Values are as they are; what a
/// terminal would not show stands as its escape.
struct JSONLinesFormat: CreditFormat {
    let head = ""
    let end = ""

    func text(of credits: [ExportedCredit]) throws -> String {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try credits.map {
            String(decoding: try encoder.encode($0), as: UTF8.self).withUnprintableEscaped + "\n"
        }.joined()
    }
}
