import ArgumentParser
import Catalogue
import CatalogueAnswers
import Postgres

struct ReviewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review", abstract: "Look at what is unsure, and say what is so.",
        discussion: """
            What you say is a statement of the source `operator`: it has the last word, outlives every computation, and
            can be taken back.

            Examples:
              liner review                                what most depends on first
              liner review --kind people --limit 5
              liner review accept people:3:44             they are one person
              liner review reject match:12:genius         that song is another
              liner review accept credit:12:3:producer    person 3 produced track 12, whoever says what
              liner review statements                     what you have said
              liner review withdraw 7                     take one back
            """,
        subcommands: [
            ReviewListCommand.self, ReviewAcceptCommand.self, ReviewRejectCommand.self, ReviewStatementsCommand.self,
            ReviewWithdrawCommand.self,
        ],
        defaultSubcommand: ReviewListCommand.self)
}

struct ReviewListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List what a person should look at (the default).",
        discussion: """
            Examples:
              liner review
              liner review --kind match
              liner review --json
            """)

    @Option(help: ArgumentHelp("Only match, people or credit.", valueName: "kind"))
    var kind: String?

    @OptionGroup var limit: LimitOption
    @OptionGroup var format: JSONOption

    func validate() throws {
        guard let kind, ReviewItem.Kind(rawValue: kind) == nil else { return }
        throw ValidationError("--kind is \(kind); it must be match, people or credit.")
    }

    func run() async throws {
        try await Tool.run { tool in
            let items = try await tool.withDatabase {
                try await CatalogueQueries($0).review(kind.flatMap(ReviewItem.Kind.init), limit: limit.limit)
            }
            if format.isJSON { return try tool.print(json: items) }
            guard !items.isEmpty else { return try tool.output.print("Nothing is unsure that a person could settle.") }
            for item in items { try tool.output.print(item.lines(width: tool.output.width) + [""]) }
            try tool.output.print("liner review accept KEY, or reject KEY; --note says why.")
        }
    }
}

struct ReviewStatementsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "statements", abstract: "List what the operator states.",
        discussion: """
            Examples:
              liner review statements
              liner review statements --limit 1000 --json > statements.json
            """)

    @OptionGroup var limit: LimitOption
    @OptionGroup var format: JSONOption

    func run() async throws {
        try await Tool.run { tool in
            let statements = try await tool.withDatabase {
                try await CatalogueQueries($0).statements(limit: limit.limit)
            }
            if format.isJSON { return try tool.print(json: statements) }
            guard !statements.isEmpty else { return try tool.output.print("Nobody has stated anything yet.") }
            try tool.output.print(statements.map { $0.line.printable.truncated(to: tool.output.width) })
        }
    }
}

struct ReviewWithdrawCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw", abstract: "Take a statement back.",
        discussion: """
            Examples:
              liner review withdraw 7
            """)

    @Argument(help: ArgumentHelp("Its number, as `liner review statements` lists it.", valueName: "statement"))
    var number: Int64

    func run() async throws {
        try await Tool.run { tool in
            let stood = try await tool.withDatabase { try await $0.withdraw(statement: number) }
            guard stood else {
                throw ToolError(
                    .negative, "there is no statement \(number) that stands",
                    fix: "`liner review statements` lists those that do")
            }
            try tool.output.print("Taken back. Credits are as the sources have them.")
        }
    }
}
