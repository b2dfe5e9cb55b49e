import ArgumentParser
import FeedLoader
import FoundationEssentials
import Publishing

/// For measurements: nobody's music.
struct PublishingMakeFeedCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "make-feed", abstract: "Make a feed up, with every rule of the audit broken in known places.",
        discussion: """
            Examples:
              liner publishing make-feed /tmp/made --works 100000

            The feed is in FOLDER/feed; what is to be found in FOLDER/expected.tsv (ISRC, rule), what our credits
            are to say in FOLDER/credits.tsv, and what to ask for in FOLDER/isrcs.txt.
            """, shouldDisplay: false)

    @Argument(help: ArgumentHelp("A folder; what is there is replaced.", valueName: "folder"))
    var folder: String

    @Option(help: ArgumentHelp("How many works, of ten shares each; 100,000 at most.", valueName: "count"))
    var works = 1_000

    func validate() throws {
        guard (1...100_000).contains(works) else {
            throw ValidationError("--works is \(works); it must be 1 to 100000.")
        }
    }

    func run() async throws {
        try await Tool.run { tool in
            let feed = MadeFeed(works: works)
            let shares = try feed.write(to: "\(folder)/feed")
            try write(feed.expected.map { "\($0.isrc)\t\($0.rule.rawValue)\n" }, "expected.tsv")
            try write(feed.isrcs.map { $0 + "\n" }, "isrcs.txt")
            try write(
                feed.credits.map { "\($0.isrc)\t\($0.title)\t\($0.writer)\t\($0.confidence)\n" }, "credits.tsv")
            try tool.output.print("\(Spelling.count(works, "work")), \(Spelling.count(shares, "share")).")
        }
    }

    private func write(_ lines: [String], _ name: String) throws {
        try Data(lines.joined().utf8).write(to: URL(filePath: "\(folder)/\(name)"))
    }
}
