import ArgumentParser
import FleetAnswers

struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Show queues, runs, and what keeps the fleet waiting.",
        discussion: """
            Examples:
              liner status
              liner status --watch
              liner status --json
            """)

    @Flag(help: "Draw it again every second, until Ctrl-C.")
    var watch = false

    @OptionGroup var format: JSONOption

    func validate() throws {
        guard !(watch && format.isJSON) else {
            throw ValidationError("--watch and --json exclude each other; choose one.")
        }
    }

    func run() async throws {
        try await Tool.run { tool in
            try await tool.withDatabase { database in
                let fleet = FleetQueries(database)
                if format.isJSON { return try tool.print(json: try await fleet.status()) }
                var block = LiveBlock(tool.output)
                repeat {
                    let lines = try await fleet.status().lines(
                        width: tool.output.width, now: try await fleet.now())
                    guard watch, tool.output.isInteractive else {
                        try tool.output.print(lines)
                        if watch { try await Task.sleep(for: .seconds(1)) }
                        continue
                    }
                    try block.draw(lines)
                    try await Task.sleep(for: .seconds(1))
                } while watch
            }
        }
    }
}
