public import ArgumentParser
import Postgres
public import Tokens

struct TokensCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tokens", abstract: "Make, list and revoke what lets programs into the server.",
        discussion: """
            A token stands for a role of the database: reader, operator or administrator.

            Examples:
              liner tokens create --role operator --note "the scheduler" --scope triggers
              liner tokens list
              liner tokens revoke 0123456789abcdef
            """,
        subcommands: [TokensCreateCommand.self, TokensListCommand.self, TokensRevokeCommand.self],
        defaultSubcommand: TokensListCommand.self)
}

struct TokensCreateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create", abstract: "Make a token and print it, this once.",
        discussion: """
            Standard output gets the token alone; the database keeps a hash of it.

            Examples:
              liner tokens create > reader.token
              liner tokens create --role operator --days 30 --note "Ann's script"
              liner tokens create --scope metrics --note Prometheus
            """)

    @Option(help: "reader, operator or administrator.")
    var role = TokenRole.reader

    @Option(help: "What it is good for: api, triggers or metrics; may be repeated. Without: all.")
    var scope: [TokenScope] = []

    @Option(help: ArgumentHelp("Whose it is, or what for.", valueName: "text"))
    var note = ""

    @Option(help: ArgumentHelp("How long it is good, 1 to 366.", valueName: "days"))
    var days = 90

    func validate() throws {
        guard (1...366).contains(days) else { throw ValidationError("--days is \(days); it must be 1 to 366.") }
        guard note.count <= 200 else { throw ValidationError("--note is longer than 200 characters.") }
    }

    func run() async throws {
        try await Tool.run { tool in
            let token = try await tool.withDatabase(.migratingEmbedded) {
                try await TokenStore($0).create(
                    .token, role, scopes: Set(scope.isEmpty ? TokenScope.allCases : scope), note: note,
                    lifetime: .seconds(days * 86_400))
            }
            try tool.output.print(token.reveal())
        }
    }
}

struct TokensListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Show tokens and sessions of browsers; never the tokens themselves.")

    @OptionGroup var limit: LimitOption
    @OptionGroup var format: JSONOption

    func run() async throws {
        try await Tool.run { tool in
            let entries = try await tool.withDatabase(.migratingEmbedded) {
                try await TokenStore($0).list(limit: limit.limit)
            }
            if format.isJSON { return try tool.print(json: entries) }
            try tool.output.print(TokenStore.Entry.table(entries))
        }
    }
}

struct TokensRevokeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke", abstract: "Make a token worthless, with the sessions that came of it.",
        discussion: """
            Servers notice within five seconds.

            Examples:
              liner tokens revoke 0123456789abcdef
            """)

    @Argument(help: "Its id, as `liner tokens list` prints it.")
    var id: String

    func run() async throws {
        try await Tool.run { tool in
            let wasGood = try await tool.withDatabase { try await TokenStore($0).revoke(id) }
            guard wasGood else {
                throw ToolError(
                    .negative, "no token of that id is good for anything", fix: "`liner tokens list` lists them")
            }
            try tool.output.print("\(id) is worthless now.")
        }
    }
}

extension TokenRole: ExpressibleByArgument {}
extension TokenScope: ExpressibleByArgument {}
