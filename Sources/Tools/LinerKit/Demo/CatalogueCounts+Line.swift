import CatalogueAnswers

extension CatalogueCounts {
    var line: String {
        [
            Spelling.count(artists, "artist"), Spelling.count(albums, "album"), Spelling.count(tracks, "track"),
            Spelling.count(people, "person", "people"), Spelling.count(evidence, "statement"),
            Spelling.count(credits, "credit"), Spelling.count(links, "link"),
        ].joined(separator: ", ")
    }
}
