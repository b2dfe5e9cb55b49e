import ArgumentParser
import FleetAnswers

struct MaintainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "maintain", abstract: "Clean up what has expired, look for what has stalled.",
        discussion: """
            To be run hourly, as every `liner schedule` has it. Deletes metrics and issues after 30
            days, archived messages after 90 (or as their queue says), dead letters 30 days after they
            were sent back and after a year of waiting, its own log after a year; for a minute at most,
            the rest next time. Says which messages nobody reads. Each task is logged in
            maintenance_logs. Two at once: the second does nothing, and says who is at it.

            Examples:
              liner maintain
              liner maintain --json
              liner maintain --every 60     stays, where nothing else keeps a schedule: a container

            Exit codes: 0 done, 1 a task failed or something has stalled.
            """)

    @Option(
        help: ArgumentHelp("Do it now and again after so many minutes, until it is stopped.", valueName: "minutes"))
    var every: Int?

    @OptionGroup var format: JSONOption

    func validate() throws {
        guard every.map({ (1...1_440).contains($0) }) ?? true else {
            throw ValidationError("--every is a number of minutes, 1 to 1440.")
        }
    }

    /// One that fails ends the program: whoever keeps it running starts it again, and sees why.
    func run() async throws {
        guard let every else { return try await once() }
        while true {
            try await once()
            try await Task.sleep(for: .seconds(60 * every))
        }
    }

    private func once() async throws {
        try await Tool.run { tool in
            let (tasks, holder) = try await tool.withDatabase(statementTimeout: .seconds(300)) {
                let tasks = try await FleetControl($0).maintain()
                return (tasks, tasks.isEmpty ? try await FleetControl($0).maintenanceHolder() : nil)
            }
            if format.isJSON {
                try tool.print(json: tasks)
            } else if tasks.isEmpty {
                try tool.output.print(MaintenanceHolder.sentence(holder))
            } else {
                try tool.output.print(MaintenanceTask.table(tasks))
            }
            guard tasks.allSatisfy(\.isWell) else {
                throw ToolError(
                    .negative, "maintenance needs attention", fix: "See select * from linernotes.maintenance_logs")
            }
        }
    }
}
