import ArgumentParser
import FleetAnswers

struct ModulesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "modules", abstract: "Show what the schema is made of, or take a part of it away.",
        discussion: """
            Examples:
              liner modules
              liner modules --json
              liner modules remove playlists
            """,
        subcommands: [ModulesListCommand.self, ModulesRemoveCommand.self],
        defaultSubcommand: ModulesListCommand.self)
}

struct ModulesListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Show the modules that are installed (the default).",
        discussion: """
            Examples:
              liner modules
              liner modules list --json
            """)

    @OptionGroup var format: JSONOption

    func run() async throws {
        try await Tool.run { tool in
            let modules = try await tool.withDatabase { try await FleetQueries($0).modules() }
            if format.isJSON { return try tool.print(json: modules) }
            try tool.output.print(ModuleAnswer.table(modules))
        }
    }
}
