import CatalogueAnswers

extension ProducerAnswer {
    static func table(_ producers: [ProducerAnswer]) -> Table {
        Table(
            [
                .text("producer", importance: 9, widthMinimum: 12), .number("tracks"), .number("best"),
                .number("average", importance: 4), .text("sources", importance: 2), .text("links", widthMinimum: 12),
            ],
            rows: producers.map {
                [
                    $0.name, String($0.tracks), Spelling.confidence($0.confidenceBest),
                    Spelling.confidence($0.confidenceAverage), $0.sources.joined(separator: ", "),
                    $0.links.map(\.label).joined(separator: ", "),
                ]
            })
    }
}

extension PersonLink {
    /// `instagram @quincyjones`, or the platform alone.
    var label: String { handle.map { "\(platform) @\($0.hasPrefix("@") ? String($0.dropFirst()) : $0)" } ?? platform }
}
