import ArgumentParser
import Catalogue
import CatalogueAnswers

struct CreditsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "credits", abstract: "List who did what, or explain why we believe it.",
        discussion: """
            Examples:
              liner credits --track "Rhythm Nation"
              liner credits --person "Jimmy Jam" --role producer
              liner credits explain "Rhythm Nation"
            """,
        subcommands: [CreditsListCommand.self, CreditsExplainCommand.self], defaultSubcommand: CreditsListCommand.self)
}

struct CreditsListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List credits (the default).",
        discussion: """
            Examples:
              liner credits --artist "Janet Jackson" --role producer
              liner credits --person "Jimmy Jam" --json
            """)

    @Option(help: ArgumentHelp("Part of the track's title.", valueName: "text"))
    var track: String?

    @Option(help: ArgumentHelp("Part of the person's name.", valueName: "name"))
    var person: String?

    @Option(help: ArgumentHelp("Only tracks of this artist: a name, or an id.", valueName: "name"))
    var artist: String?

    @Option(help: ArgumentHelp("One role: \(roles).", valueName: "role"))
    var role: String?

    @OptionGroup var limit: LimitOption
    @OptionGroup var format: JSONOption

    private static let roles = CreditRole.allCases.map(\.rawValue).joined(separator: ", ")

    func validate() throws {
        guard let role, CreditRole(rawValue: role) == nil else { return }
        throw ValidationError("--role is \(role); it must be one of \(Self.roles).")
    }

    func run() async throws {
        try await Tool.run { tool in
            let credits = try await tool.withDatabase { database in
                let answers = CatalogueQueries(database)
                var filter = CreditFilter(track: track, person: person, role: role.flatMap(CreditRole.init(rawValue:)))
                if let artist { filter.artist = try await answers.artist(artist).artistId }
                return try await answers.credits(filter, limit: limit.limit)
            }
            if format.isJSON { return try tool.print(json: credits) }
            guard !credits.isEmpty else { return try tool.output.print("No such credits.") }
            try tool.output.print(CreditAnswer.table(credits))
        }
    }
}

struct CreditsExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Show the evidence behind a track's credits, and how it adds up.",
        discussion: """
            Examples:
              liner credits explain "Rhythm Nation"
              liner credits explain 42 --json
            """)

    @Argument(help: "A title, part of one, or a track's id.")
    var track: String

    @OptionGroup var format: JSONOption

    func run() async throws {
        try await Tool.run { tool in
            let (tracks, explanation) = try await tool.withDatabase { database in
                let answers = CatalogueQueries(database)
                let tracks = try await answers.tracks(track)
                return (tracks, tracks.count == 1 ? try await answers.explain(tracks[0]) : nil)
            }
            if let explanation { return try show(explanation, tool) }
            guard !tracks.isEmpty else {
                throw ToolError(
                    .negative, "the database has no track “\(track.printable)”",
                    fix: "Look for a part of its title: liner credits --track TEXT")
            }
            if format.isJSON { try tool.print(json: tracks) } else { try tool.output.print(TrackAnswer.table(tracks)) }
            throw ToolError(
                .negative, "\(tracks.count) tracks match “\(track.printable)”",
                fix: "Name one by its id: liner credits explain \(tracks[0].trackId)")
        }
    }

    private func show(_ explanation: Explanation, _ tool: Tool) throws {
        if format.isJSON { return try tool.print(json: explanation) }
        try tool.output.print(explanation.lines(width: tool.output.width))
    }
}
