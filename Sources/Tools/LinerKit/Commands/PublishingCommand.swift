import ArgumentParser
import Matching
import Publishing
import PublishingAnswers

struct PublishingCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publishing",
        abstract: "What registries of rights hold of recordings, and what contradicts itself.",
        discussion: """
            Examples:
              liner publishing load BWARM_PADPIDA…_20260907040000000
              liner publishing verdict USJI10000001
              liner publishing audit --isrc isrcs.txt
              liner publishing changes

            Feeds are The MLC's bulk data (DDEX BWARM, 1.x, 2.0, 2.1); its terms forbid to publish them again. What is
            not found was not found in that feed on its day: registrations reach it weeks to months late.
            """,
        subcommands: [
            PublishingLoadCommand.self, PublishingFeedsCommand.self, PublishingVerdictCommand.self,
            PublishingAuditCommand.self, PublishingChangesCommand.self, PublishingRemoveCommand.self,
            PublishingMakeFeedCommand.self,
        ])
}

struct PublishingFeedsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "feeds", abstract: "List the feeds that answers stand on, the newest first.",
        discussion: """
            Examples:
              liner publishing feeds
              liner publishing feeds --json
            """)

    @OptionGroup var format: JSONOption

    func run() async throws {
        try await Tool.run { tool in
            let feeds = try await tool.withDatabase { try await PublishingQueries($0).feeds() }
            if format.isJSON { return try tool.print(json: feeds) }
            guard !feeds.isEmpty else {
                return try tool.output.print("No feed is loaded. `liner publishing load FOLDER` loads one.")
            }
            try tool.output.print(FeedAnswer.table(feeds))
        }
    }
}

struct PublishingVerdictCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verdict", abstract: "Say what a feed holds of each ISRC: matched or not, how much is claimed.",
        discussion: """
            Examples:
              liner publishing verdict USJI10000001 US-JI1-00-00002
              liner publishing verdict USJI10000001 --feed 3 --json
            """)

    @Argument(help: ArgumentHelp("ISRCs, with dashes or without.", valueName: "isrc"))
    var isrcs: [String]

    @Option(help: ArgumentHelp("Another feed than the newest: its id or name.", valueName: "feed"))
    var feed: String?

    @OptionGroup var format: JSONOption

    func run() async throws {
        try await Tool.run { tool in
            let codes = try isrcs.map { text in
                guard let isrc = ISRC.valid(text) else { throw PublishingAnswerError.isrcInvalid(text) }
                return isrc
            }
            let verdicts = try await tool.withDatabase { database in
                let queries = PublishingQueries(database)
                return try await queries.verdicts(of: codes, in: queries.feed(feed))
            }
            if format.isJSON { return try tool.print(json: verdicts) }
            try tool.output.print(VerdictAnswer.table(verdicts))
            guard let verdict = verdicts.first else { return }
            let proof = verdict.isVerified ? "" : ", which nobody proved to be complete"
            try tool.output.print("As of \(FeedDay(verdict.asOf)) in \(verdict.feed)\(proof).")
        }
    }
}
