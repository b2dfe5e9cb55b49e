import ArgumentParser
import FleetAnswers
import Queue

struct DeadLettersListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List dead letters, newest first (the default).",
        discussion: """
            Examples:
              liner dead-letters list --category not_found
              liner dead-letters list --fingerprint track_discovery/upstream/musicbrainz_503
              liner dead-letters list --all --json
            """)

    @OptionGroup var filter: DeadLetterFilterOptions

    @Flag(name: .customLong("all"), help: "Those that were sent back too.")
    var everything = false

    @OptionGroup var limit: LimitOption
    @OptionGroup var format: JSONOption

    func run() async throws {
        try await Tool.run { tool in
            let letters = try await tool.withDatabase { database in
                let letters = try await FleetQueries(database).deadLetters(
                    filter.filter, everything: everything, limit: limit.limit)
                if letters.isEmpty { try await filter.check(database) }
                return letters
            }
            if format.isJSON { return try tool.print(json: letters) }
            guard !letters.isEmpty else { return try tool.output.print("No dead letters.") }
            try tool.output.print(DeadLetters.Letter.table(letters))
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
            let letter = try await tool.withDatabase { try await FleetQueries($0).deadLetter(id) }
            guard let letter else {
                throw ToolError(
                    .negative, "there is no dead letter \(id)", fix: "`liner dead-letters list --all` lists them")
            }
            if format.isJSON { return try tool.print(json: letter) }
            try tool.output.print(letter.lines.map(\.printable))
        }
    }
}

struct DeadLettersAnalyseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "analyse", abstract: "Group dead letters by cause; the first is the next to mend.",
        discussion: """
            Ordered by how many wait; what died within the last day weighs ten times. `again` are those
            that had been sent back before: their cause was not mended.

            Examples:
              liner dead-letters analyse
              liner dead-letters analyse --limit 5 --json
            """)

    @OptionGroup var limit: LimitOption
    @OptionGroup var format: JSONOption

    func run() async throws {
        try await Tool.run { tool in
            let causes = try await tool.withDatabase {
                try await FleetQueries($0).deadLetterCauses(limit: limit.limit)
            }
            if format.isJSON { return try tool.print(json: causes) }
            guard !causes.isEmpty else { return try tool.output.print("No dead letters.") }
            try tool.output.print(DeadLetters.CauseGroup.lines(causes, width: tool.output.width))
        }
    }
}
