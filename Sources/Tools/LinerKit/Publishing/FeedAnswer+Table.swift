import FeedLoader
import Publishing
import PublishingAnswers

extension FeedAnswer {
    static func table(_ feeds: [FeedAnswer]) -> Table {
        Table(
            [
                .number("id", importance: 9), .text("feed", importance: 8, widthMinimum: 20),
                .number("as of", importance: 7), .text("version"), .number("works"), .number("shares"),
                .number("recordings"), .text("verified", importance: 6),
            ],
            rows: feeds.map { feed in
                [
                    String(feed.feedId), feed.name, FeedDay(feed.asOf).description, feed.version,
                    feed.count("works"), feed.count("shares"), feed.count("recordings"), feed.isVerified ? "yes" : "no",
                ]
            })
    }

    private func count(_ table: String) -> String { String(files[table]?.records ?? 0) }
}

extension FeedLoad.Report {
    /// What was loaded, and what was odd about it.
    var lines: [String] {
        let records = files.reduce(0) { $0 + $1.records }
        let day = FeedDay(createdAt).description
        let proof = isVerified ? "" : " Nobody proved that it is complete."
        return ["\(name): \(Spelling.count(records, "record")) as of \(day).\(proof)"]
            + files.compactMap(Self.line)
            + orphans.sorted { $0.key < $1.key }.map {
                "  \($0.key): \(Spelling.count($0.value, "reference")) into nothing"
            }
            + strangers.map { "  \($0): not named by the manifest, not read" }
            + dropped.map { "  \($0) made room." }
    }

    private static func line(_ file: FeedFileReport) -> String? {
        let parts =
            (file.setAside > 0 ? ["\(Spelling.count(file.setAside, "line")) set aside"] : [])
            + file.cells.sorted { $0.key < $1.key }.map { "\($0.value) × \($0.key)" }
            + (file.unknownHeadings.isEmpty
                ? [] : ["unknown headings: \(file.unknownHeadings.joined(separator: ", "))"])
        return parts.isEmpty ? nil : "  \(file.file): \(parts.joined(separator: "; "))"
    }
}
