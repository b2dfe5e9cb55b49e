import ArgumentParser
import ListeningAnswers

/// What `producers`, `writers` and `engineers` share.
protocol MakersCommand: AsyncParsableCommand {
    static var making: Making { get }
    var options: ListenerOptions { get }
    var limit: LimitOption { get }
    var format: JSONOption { get }
}

extension MakersCommand {
    /// Of another name than the property, and the property with its type: else the parser's own default would be meant.
    static func makersConfiguration(_ abstract: String) -> CommandConfiguration {
        CommandConfiguration(
            commandName: making.rawValue, abstract: abstract,
            discussion: """
                The share is of all listening, songs of unknown makers counted. Of two makers of a song
                each has all of it. How sure: the credits' confidence, averaged over the time listened.

                Examples:
                  liner listening \(making.rawValue) Ada
                  liner listening \(making.rawValue) Ada --from 2025-01-01 --json
                """)
    }

    func run() async throws {
        try await Tool.run { tool in
            let makers = try await tool.withDatabase { database in
                let answers = ListeningQueries(database)
                let listener = try await answers.listener(options.listener)
                return try await answers.makers(Self.making, of: listener, in: options.period, limit: limit.limit)
            }
            if format.isJSON { return try tool.print(json: makers) }
            if !makers.people.isEmpty { try tool.output.print(MakerAnswer.table(makers.people)) }
            try tool.output.print(makers.coverage)
        }
    }
}

struct ListeningProducersCommand: MakersCommand {
    static let making = Making.producers
    static let configuration: CommandConfiguration = makersConfiguration("Say who produced what a listener hears.")

    @OptionGroup var options: ListenerOptions
    @OptionGroup var limit: LimitOption
    @OptionGroup var format: JSONOption
}

struct ListeningWritersCommand: MakersCommand {
    static let making = Making.writers
    static let configuration: CommandConfiguration = makersConfiguration("Say who wrote what a listener hears.")

    @OptionGroup var options: ListenerOptions
    @OptionGroup var limit: LimitOption
    @OptionGroup var format: JSONOption
}

struct ListeningEngineersCommand: MakersCommand {
    static let making = Making.engineers
    static let configuration: CommandConfiguration = makersConfiguration(
        "Say who recorded, mixed and mastered what a listener hears.")

    @OptionGroup var options: ListenerOptions
    @OptionGroup var limit: LimitOption
    @OptionGroup var format: JSONOption
}
