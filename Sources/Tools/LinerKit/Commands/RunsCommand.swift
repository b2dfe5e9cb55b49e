import ArgumentParser
import DiscoveryAnswers
import FleetAnswers

struct RunsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "runs", abstract: "List discoveries: how far they are, and what they cost.",
        discussion: """
            Examples:
              liner runs
              liner runs --limit 10 --json
              liner runs 5e8ff9bf          one in full; four characters will do

            A run is done when every message of it was handled or given up.
            """)

    @Argument(help: ArgumentHelp("A run's id, or its beginning.", valueName: "run"))
    var id: String?

    @OptionGroup var limit: LimitOption
    @OptionGroup var format: JSONOption

    func run() async throws {
        try await Tool.run { tool in
            if let id { return try await show(id, tool) }
            let (runs, now) = try await tool.withDatabase { database in
                let fleet = FleetQueries(database)
                return (try await fleet.runs(limit: limit.limit), try await fleet.now())
            }
            if format.isJSON { return try tool.print(json: runs) }
            guard !runs.isEmpty else {
                return try tool.output.print("No runs yet. `liner discover ARTIST` starts one.")
            }
            try tool.output.print(RunAnswer.table(runs, now: now))
        }
    }

    private func show(_ text: String, _ tool: Tool) async throws {
        let report = try await tool.withDatabase { try await Discoveries($0).report(ofRun: text) }
        if format.isJSON { return try tool.print(json: report) }
        try tool.output.print(report.lines(width: tool.output.width))
    }
}
