import ArgumentParser
import Messages
import Postgres
import Queue

struct DeadLettersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dead-letters", abstract: "Look at messages that were given up, send them back, or delete them.",
        discussion: """
            Examples:
              liner dead-letters list --queue producer_identification
              liner dead-letters show 42
              liner dead-letters redrive 42 43
              liner dead-letters redrive --category upstream
              liner dead-letters discard 44 --yes
            """,
        subcommands: [
            DeadLettersListCommand.self, DeadLettersShowCommand.self, DeadLettersRedriveCommand.self,
            DeadLettersDiscardCommand.self,
        ],
        defaultSubcommand: DeadLettersListCommand.self)
}

struct DeadLettersListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List dead letters, newest first (the default).",
        discussion: """
            Examples:
              liner dead-letters list --category not_found
              liner dead-letters list --all --json
            """)

    @Option(help: ArgumentHelp("Only this queue's.", valueName: "queue"))
    var queue: String?

    @Option(help: ArgumentHelp("Only those of this category.", valueName: "category"))
    var category: String?

    @Flag(name: .customLong("all"), help: "Those that were sent back too.")
    var everything = false

    @OptionGroup var limit: LimitOption
    @OptionGroup var format: JSONOption

    func run() async throws {
        try await Tool.run { tool in
            let letters = try await tool.withDatabase { database in
                try await DeadLetters(database).list(
                    queue: queue.map(QueueName.init(rawValue:)), category: category, everything: everything,
                    limit: limit.limit)
            }.map(DeadLetterAnswer.init)
            if format.isJSON { return try tool.print(json: letters) }
            guard !letters.isEmpty else { return tool.output.print("No dead letters.") }
            tool.output.print(DeadLetterAnswer.table(letters))
        }
    }
}

struct DeadLettersShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show one dead letter with its message and its history.",
        discussion: """
            Examples:
              liner dead-letters show 42
              liner dead-letters show 42 --json
            """)

    @Argument(help: "Its id, as `list` prints it.")
    var id: Int64

    @OptionGroup var format: JSONOption

    func run() async throws {
        try await Tool.run { tool in
            let letter = try await tool.withDatabase { try await DeadLetters($0).letter(id) }
            guard let letter else {
                throw ToolError(
                    .negative, "there is no dead letter \(id)", fix: "`liner dead-letters list --all` lists them")
            }
            let answer = DeadLetterAnswer(letter)
            if format.isJSON { return try tool.print(json: answer) }
            answer.lines.forEach { tool.output.print($0.printable) }
        }
    }
}

struct DeadLettersRedriveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "redrive", abstract: "Send dead letters back to their queues, each once.",
        discussion: """
            Examples:
              liner dead-letters redrive 42 43
              liner dead-letters redrive --all-of-queue album_discovery
              liner dead-letters redrive --category upstream
            """)

    @Argument(help: "Their ids, as `list` prints them.")
    var ids: [Int64] = []

    @Option(help: ArgumentHelp("All of this category.", valueName: "category"))
    var category: String?

    @Option(help: ArgumentHelp("All of this queue.", valueName: "queue"))
    var allOfQueue: String?

    @OptionGroup var format: JSONOption

    func validate() throws {
        guard ids.isEmpty == (category != nil || allOfQueue != nil) else {
            throw ValidationError("Name ids, or --category, --all-of-queue, or both of these.")
        }
    }

    func run() async throws {
        try await Tool.run { tool in
            let sent = try await tool.withDatabase { database in
                let letters = DeadLetters(database)
                guard ids.isEmpty else { return try await letters.redrive(ids) }
                return try await letters.redriveAll(
                    queue: allOfQueue.map(QueueName.init(rawValue:)), category: category)
            }.sorted()
            if format.isJSON { try tool.print(json: ["redriven": sent]) }
            let missing = Set(ids).subtracting(sent).sorted()
            guard missing.isEmpty else {
                throw ToolError(
                    .negative, "not sent back: \(missing.map(String.init).joined(separator: ", "))",
                    fix: "They are unknown, or were sent back before; `liner dead-letters list --all` shows which")
            }
            if !format.isJSON { tool.output.print("\(Spelling.count(sent.count, "message")) sent back.") }
        }
    }
}

extension DeadLetters {
    /// Sends back all that match, page by page: what was sent back is not listed again.
    func redriveAll(queue: QueueName?, category: String?) async throws -> [Int64] {
        var sent: [Int64] = []
        while true {
            let page = try await list(queue: queue, category: category, limit: 1_000).map(\.id)
            let redriven = try await redrive(page)
            sent += redriven
            if redriven.isEmpty { return sent }
        }
    }
}
