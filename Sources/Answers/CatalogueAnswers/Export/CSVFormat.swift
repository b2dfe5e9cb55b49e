import AnswerForms
import Messages
import PrintableText

/// Comma-separated values as RFC 4180 has them: a line of titles, CRLF, quotes where they are needed; in UTF-8.
///
/// Several values in one cell are separated by `; `; a cell is one line. Spreadsheets take a cell that begins with `=`,
/// `+`, `-` or `@` for a formula, some also where blanks stand before it or the sign is full-width, and anybody may name
/// a track so at a provider: such a cell gets an apostrophe in front.
struct CSVFormat: CreditFormat {
    let end = ""

    static let titles = [
        "track_id", "track", "isrcs", "artists", "albums", "person_id", "person", "role", "confidence", "sources",
        "person_links",
    ]

    var head: String { Self.record(Self.titles) }

    func text(of credits: [ExportedCredit]) -> String {
        credits.map { credit in
            Self.record([
                credit.trackId.description, credit.track, Self.list(credit.isrcs),
                Self.list(credit.artists.map(\.creditedAs)), Self.list(credit.albums), credit.personId.description,
                credit.person, credit.role, credit.confidence.decimal(places: 4), Self.list(credit.sources),
                Self.list(credit.personLinks.map(\.url)),
            ])
        }.joined()
    }

    static func record(_ cells: [String]) -> String { cells.map(cell).joined(separator: ",") + "\r\n" }

    static func cell(_ text: String) -> String {
        let text = text.cleaned
        let start = text.unicodeScalars.first { !$0.properties.isWhitespace }
        let harmless = start.map(formulaStarts.contains) == true ? "'" + text : text
        guard harmless.unicodeScalars.contains(where: needsQuotes.contains) else { return harmless }
        // By scalars: a quote under a combining mark is another character, and still a quote to whoever reads it.
        var quoted = String.UnicodeScalarView()
        for scalar in harmless.unicodeScalars {
            quoted.append(contentsOf: scalar == "\"" ? [scalar, scalar] : [scalar])
        }
        return "\"\(String(quoted))\""
    }

    private static let formulaStarts: Set<Unicode.Scalar> = ["=", "+", "-", "@", "＝", "＋", "－", "＠"]
    private static let needsQuotes: Set<Unicode.Scalar> = ["\"", ","]

    private static func list(_ values: [String]) -> String { values.joined(separator: "; ") }
}
