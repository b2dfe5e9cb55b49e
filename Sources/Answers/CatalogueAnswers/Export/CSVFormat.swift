import AnswerForms
import Messages

/// Comma-separated values as RFC 4180 has them: a line of titles, CRLF, quotes where they are needed; in UTF-8.
///
/// Several values in one cell are separated by `; `; what a spreadsheet would take for a formula is none: `CSVText`.
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

    static func record(_ cells: [String]) -> String { CSVText.record(cells) }

    private static func list(_ values: [String]) -> String { values.joined(separator: "; ") }
}
