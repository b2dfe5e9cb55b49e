import ArgumentParser
import FleetAnswers

struct QueuesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "queues", abstract: "Show queues, and pause, drain or purge one.",
        discussion: """
            Examples:
              liner queues
              liner queues --json
              liner queues pause track_discovery --reason "Spotify is down"
              liner queues resume track_discovery
            """,
        subcommands: [
            QueuesListCommand.self, QueuesPauseCommand.self, QueuesResumeCommand.self, QueuesDrainCommand.self,
            QueuesPurgeCommand.self,
        ],
        defaultSubcommand: QueuesListCommand.self)
}

struct QueuesListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Show each queue: what waits, since when, and who works on it (the default).",
        discussion: """
            Examples:
              liner queues
              liner queues list --json

            Columns: due (visible now), hidden (delayed, or read by a worker), oldest due, newest, ever
            (messages that it ever had), dead (dead letters not sent back), worker (whether one stays
            and listens), batch (the last one recorded).
            """)

    @OptionGroup var format: JSONOption

    func run() async throws {
        try await Tool.run { tool in
            let queues = try await tool.withDatabase { try await FleetQueries($0).queues() }
            if format.isJSON { return try tool.print(json: queues) }
            try tool.output.print(QueueAnswer.lines(queues, width: tool.output.width))
        }
    }
}
