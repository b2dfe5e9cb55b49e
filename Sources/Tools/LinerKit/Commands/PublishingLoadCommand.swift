import AnswerForms
import ArgumentParser
import FeedLoader
import Postgres
import Publishing
import PublishingAnswers

struct PublishingLoadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "load", abstract: "Load a bulk feed whole, or refuse it whole.",
        discussion: """
            Examples:
              liner publishing load /data/BWARM_PADPIDA…_20260907040000000
              liner publishing load old-feed --unverified

            Every file is counted and its MD5 compared with the manifest before anybody sees a row. Lines that
            can't be read are set aside with their numbers; more than one in 10,000 refuse the feed. How to reach
            people is not stored. The feed before stays, so that `liner publishing changes` has something to compare.

            Exit codes: 0 loaded, 65 refused, 130 stopped: nothing of it stays.
            """)

    @Argument(help: ArgumentHelp("The folder with the files and the manifest.", valueName: "folder"))
    var folder: String

    @Flag(help: "Take a folder without a manifest; every answer says so.")
    var unverified = false

    @Flag(help: "Take a feed that lacks more than one in 20 of the ISRCs of the one before.")
    var acceptLoss = false

    @Option(help: ArgumentHelp("How many feeds stay, this one counted.", valueName: "count"))
    var keep = 2

    @OptionGroup var format: JSONOption

    func validate() throws {
        guard (1...100).contains(keep) else { throw ValidationError("--keep is \(keep); it must be 1 to 100.") }
    }

    func run() async throws {
        try await Tool.run { tool in
            let feed = try FeedFolder(folder, mayBeUnverified: unverified)
            let progress = LoadProgress(tool.errors)
            let (keep, mayLoseMuch) = (keep, acceptLoss)
            let report = try await Interruption.ends(
                ToolError(.interrupted, "stopped before all was loaded", fix: "Nothing of it stays; start it again")
            ) {
                // A file of a year has a hundred million lines: no statement is too slow here.
                try await tool.withDatabase(.migratingEmbedded, statementTimeout: .seconds(86_400)) { database in
                    try await FeedLoad(
                        feed, into: database, keep: keep, mayLoseMuch: mayLoseMuch, logger: tool.logger
                    ) { progress.report($0) }.run()
                }
            }
            if format.isJSON { return try tool.print(json: report) }
            for line in report.lines { try tool.output.print(line) }
        }
    }
}

struct PublishingRemoveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Take a feed away with all that it brought.",
        discussion: """
            Examples:
              liner publishing remove BWARM_PADPIDA…_20260907040000000
              liner publishing remove 3
            """)

    @Argument(help: ArgumentHelp("Its id or name, as `liner publishing feeds` prints it.", valueName: "feed"))
    var feed: String

    func run() async throws {
        try await Tool.run { tool in
            let name = try await tool.withDatabase(statementTimeout: .seconds(600)) { database in
                let found = try await PublishingQueries(database).feed(feed)
                try await database.query("select publishing.remove_feed($1)", found.feedId)
                return found.name
            }
            try tool.output.print("\(name.printable) is gone.")
        }
    }
}

struct PublishingChangesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "changes", abstract: "Say what happened from one feed to the next, ISRC by ISRC.",
        discussion: """
            Examples:
              liner publishing changes
              liner publishing changes --from 3 --to 5 --json | jq .isrc

            --json prints an object a line.
            """)

    @Option(help: ArgumentHelp("The older feed; else the one before the newest.", valueName: "feed"))
    var from: String?

    @Option(help: ArgumentHelp("The newer feed; else the newest.", valueName: "feed"))
    var to: String?

    @OptionGroup var format: JSONOption

    func validate() throws {
        guard (from == nil) == (to == nil) else { throw ValidationError("--from and --to are given together.") }
    }

    func run() async throws {
        try await Tool.run { tool in
            let pair = from.flatMap { from in to.map { (from, $0) } }
            let count = try await tool.withDatabase(statementTimeout: .seconds(600)) { database in
                var found = 0
                try await PublishingQueries(database).changes(between: pair) { changes in
                    found += changes.count
                    try show(changes, tool)
                }
                return found
            }
            if count == 0, !format.isJSON { try tool.output.print("Nothing happened between them.") }
        }
    }

    private func show(_ changes: [ChangeAnswer], _ tool: Tool) throws {
        guard !changes.isEmpty else { return }
        guard format.isJSON else { return try tool.output.print(ChangeAnswer.table(changes)) }
        for change in changes { try tool.output.print(JSONForm.line(change)) }
    }
}
