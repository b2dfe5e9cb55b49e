import ArgumentParser
import Postgres

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
            let (runs, now) = try await tool.withDatabase {
                (try await Runs($0).newest(limit: limit.limit), try await $0.now())
            }
            let answers = runs.map { RunAnswer($0, now: now) }
            if format.isJSON { return try tool.print(json: answers) }
            guard !answers.isEmpty else {
                return try tool.output.print("No runs yet. `liner discover ARTIST` starts one.")
            }
            try tool.output.print(RunAnswer.table(answers, now: now))
        }
    }

    private func show(_ text: String, _ tool: Tool) async throws {
        let detail = try await tool.withDatabase { try await RunDetail(text, $0) }
        if format.isJSON { return try tool.print(json: detail) }
        try tool.output.print(detail.lines(width: tool.output.width))
    }
}

extension RunDetail {
    /// - Throws: ``ToolError`` when the text means no run, or several; `DatabaseError`.
    init(_ text: String, _ database: Database) async throws {
        let progress = try await Runs(database).run(text)
        run = RunAnswer(progress, now: try await database.now())
        issues = try await Runs(database).issues(of: progress.runId)
        deadLetters = try await Discoveries(database).deadLetters(of: progress.runId)
    }
}
