import CatalogueAnswers

extension CreditAnswer {
    static func table(_ credits: [CreditAnswer]) -> Table {
        Table(
            [
                .text("track", importance: 8, widthMinimum: 12), .text("artists", importance: 2),
                .text("person", importance: 9, widthMinimum: 12), .text("role", importance: 7, widthMinimum: 8),
                .number("confidence"), .text("sources"),
            ],
            rows: credits.map {
                [
                    $0.track, $0.artists, $0.person, roleSpelled($0.role), Spelling.confidence($0.confidence),
                    $0.sources.joined(separator: ", "),
                ]
            })
    }
}

/// `co-producer` for `co_producer`.
func roleSpelled(_ role: String) -> String {
    role.hasPrefix("co_") ? role.replacing("_", with: "-") : role.replacing("_", with: " ")
}
