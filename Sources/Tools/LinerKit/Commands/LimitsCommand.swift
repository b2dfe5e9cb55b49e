import ArgumentParser
import FleetAnswers

struct LimitsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "limits", abstract: "Show what providers are held by, lift it, or hold one.",
        discussion: """
            Examples:
              liner limits
              liner limits --json
              liner limits lift spotify --reason "the quota was raised"
              liner limits hold genius --hours 12 --reason "their maintenance"
            """,
        subcommands: [LimitsListCommand.self, LimitsLiftCommand.self, LimitsHoldCommand.self],
        defaultSubcommand: LimitsListCommand.self)
}

struct LimitsListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Show limit, breaker and penalty of each provider (the default).",
        discussion: """
            Examples:
              liner limits
              liner limits list --json
            """)

    @OptionGroup var format: JSONOption

    func run() async throws {
        try await Tool.run { tool in
            let limits = try await tool.withDatabase { try await FleetQueries($0).upstreamLimits() }
            if format.isJSON { return try tool.print(json: limits) }
            guard !limits.isEmpty else { return try tool.output.print("No provider was asked yet.") }
            try tool.output.print(UpstreamLimit.table(limits))
        }
    }
}

struct LimitsLiftCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lift", abstract: "Lift a provider's penalty and close its breaker.",
        discussion: """
            Workers ask it again with their next message; messages that were put off come back within the hour.

            Examples:
              liner limits lift spotify
              liner limits lift spotify --reason "the quota was raised"
            """)

    @OptionGroup var target: UpstreamTarget
    @OptionGroup var format: JSONOption

    func run() async throws {
        try await Tool.run { tool in
            let lifted = try await tool.withDatabase {
                try await FleetControl($0).lift(target.upstream, reason: target.reason)
            }
            if format.isJSON { return try tool.print(json: ["lifted": lifted]) }
            guard !lifted.isEmpty else {
                throw ToolError(
                    .negative, "nothing holds \(target.upstream)", fix: "`liner limits` lists what is held, and by what"
                )
            }
            try tool.output.print("\(target.upstream) may be asked again; lifted: \(lifted.joined(separator: ", ")).")
        }
    }
}

struct LimitsHoldCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hold", abstract: "Ask nothing of a provider for some hours, or until it is lifted.",
        discussion: """
            Its messages wait and lose no attempt. Requests that are under way are finished.

            Examples:
              liner limits hold genius
              liner limits hold genius --hours 12 --reason "their maintenance"
            """)

    @OptionGroup var target: UpstreamTarget

    @Option(help: ArgumentHelp("For how long, 1 to 8760; without it until `liner limits lift`.", valueName: "hours"))
    var hours: Int?

    func validate() throws {
        guard let hours, !(1...8_760).contains(hours) else { return }
        throw ValidationError("--hours is \(hours); it must be 1 to 8760.")
    }

    func run() async throws {
        try await Tool.run { tool in
            try await tool.withDatabase {
                try await FleetControl($0).hold(
                    target.upstream, for: hours.map { .seconds($0 * 3_600) }, reason: target.reason)
            }
            let end = hours.map { "for \(Spelling.count($0, "hour"))" } ?? "until it is lifted"
            try tool.output.print("\(target.upstream) is held \(end).")
        }
    }
}

/// A provider, and why something is done to it.
struct UpstreamTarget: ParsableArguments {
    @Argument(help: "Its name, as `liner limits` prints it.")
    var upstream: String

    @Option(help: ArgumentHelp("Why, for the others.", valueName: "text"))
    var reason: String?
}
