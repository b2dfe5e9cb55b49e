import ArgumentParser
import ListeningAnswers

struct ListeningPlaysCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plays", abstract: "List a listener's plays, the latest first.",
        discussion: """
            A time is the likeliest beginning, in UTC; --json has the range in which it lies.

            Examples:
              liner listening plays Ada --limit 20
              liner listening plays Ada --from 2024-02-29 --to 2024-03-01 --json
            """)

    @OptionGroup var options: ListenerOptions
    @OptionGroup var limit: LimitOption
    @OptionGroup var format: JSONOption

    func run() async throws {
        try await Tool.run { tool in
            let plays = try await tool.withDatabase { database in
                let answers = ListeningQueries(database)
                let listener = try await answers.listener(options.listener)
                return try await answers.plays(of: listener, in: options.period, limit: limit.limit)
            }
            if format.isJSON { return try tool.print(json: plays) }
            guard !plays.isEmpty else { return try tool.output.print("No plays of that time.") }
            try tool.output.print(PlayAnswer.table(plays))
        }
    }
}

/// What all charts of things heard share.
protocol HeardCommand: AsyncParsableCommand {
    var options: ListenerOptions { get }
    var limit: LimitOption { get }
    var format: JSONOption { get }
    func heard(_ answers: ListeningQueries, _ listener: ListenerAnswer) async throws -> [HeardAnswer]
}

extension HeardCommand {
    func run() async throws {
        try await Tool.run { tool in
            let chart = try await tool.withDatabase { database in
                let answers = ListeningQueries(database)
                return try await heard(answers, try await answers.listener(options.listener))
            }
            if format.isJSON { return try tool.print(json: chart) }
            guard !chart.isEmpty else { return try tool.output.print("No plays of that time.") }
            try tool.output.print(HeardAnswer.table(chart))
        }
    }
}

struct ListeningArtistsCommand: HeardCommand {
    static let configuration = CommandConfiguration(
        commandName: "artists", abstract: "List the artists that a listener heard most.")

    @OptionGroup var options: ListenerOptions
    @OptionGroup var limit: LimitOption
    @OptionGroup var format: JSONOption

    func heard(_ answers: ListeningQueries, _ listener: ListenerAnswer) async throws -> [HeardAnswer] {
        try await answers.artists(of: listener, in: options.period, limit: limit.limit)
    }
}

struct ListeningAlbumsCommand: HeardCommand {
    static let configuration = CommandConfiguration(
        commandName: "albums", abstract: "List the albums that a listener heard most.")

    @OptionGroup var options: ListenerOptions
    @OptionGroup var limit: LimitOption
    @OptionGroup var format: JSONOption

    func heard(_ answers: ListeningQueries, _ listener: ListenerAnswer) async throws -> [HeardAnswer] {
        try await answers.albums(of: listener, in: options.period, limit: limit.limit)
    }
}

struct ListeningTracksCommand: HeardCommand {
    static let configuration = CommandConfiguration(
        commandName: "tracks", abstract: "List the songs that a listener heard most.")

    @OptionGroup var options: ListenerOptions
    @OptionGroup var limit: LimitOption
    @OptionGroup var format: JSONOption

    func heard(_ answers: ListeningQueries, _ listener: ListenerAnswer) async throws -> [HeardAnswer] {
        try await answers.tracks(of: listener, in: options.period, limit: limit.limit)
    }
}
