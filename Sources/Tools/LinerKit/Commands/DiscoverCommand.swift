import ArgumentParser
import CatalogueAnswers
import DiscoveryAnswers

struct DiscoverCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "discover", abstract: "Find out who produced an artist's tracks, and watch it fill in.",
        discussion: """
            Starts the workers for as long as it takes, unless some listen already. What an interrupted
            discovery left undone stays in its queues and is taken up by the next one. Where a provider asks to be
            left alone for longer than --patience, what was found so far is shown; the exit code is then 75.

            Examples:
              liner discover "Janet Jackson"
              liner discover 070d193a-845c-479f-980e-bef15710653e      by MusicBrainz id
              liner discover --name 5e8ff9bf-55ba-3508-3ed4-84af71d95a0f   a name that looks like an id
              liner discover "Janet Jackson" --no-workers              only start it; workers run elsewhere
              liner discover "Janet Jackson" --plan                    what it would cost; asks little itself
              liner discover "Janet Jackson" --refresh                 ask again what is a few days old
              liner discover "Janet Jackson" --json > janet.json
            """)

    @Argument(help: "A name, or a provider's id.")
    var artist: String

    @Flag(name: .customLong("id"), help: "The artist is an id, whatever it looks like.")
    var isID = false

    @Flag(name: .customLong("name"), help: "The artist is a name, whatever it looks like.")
    var isName = false

    @Flag(name: .customLong("no-workers"), help: "Start no workers.")
    var startsNoWorkers = false

    @Flag(name: .customLong("plan"), help: "Only say what each source would be asked, and how long that takes.")
    var isPlan = false

    @Flag(name: .customLong("refresh"), help: "Ask again what was asked within the last seven days.")
    var isRefresh = false

    @Option(help: ArgumentHelp("Give up watching after so long.", valueName: "seconds"))
    var timeout = 86_400

    @Option(
        help: ArgumentHelp(
            "Show what there is and end, once all that is left waits for longer than this.", valueName: "seconds"))
    var patience = 600

    @OptionGroup var format: JSONOption

    func validate() throws {
        guard !(isID && isName) else { throw ValidationError("--id and --name exclude each other; choose one.") }
        guard (1...604_800).contains(timeout) else {
            throw ValidationError("--timeout is \(timeout); it must be 1 to 604800.")
        }
        guard (1...604_800).contains(patience) else {
            throw ValidationError("--patience is \(patience); it must be 1 to 604800.")
        }
        guard !(isPlan && startsNoWorkers) else {
            throw ValidationError("--plan starts no workers anyway; leave --no-workers out.")
        }
        guard !artist.allSatisfy(\.isWhitespace) else { throw ValidationError("The artist is empty.") }
    }

    func run() async throws {
        try await Tool.run { tool in
            if isPlan { return try await plan(tool) }
            let report = try await tool.withDatabase(.migratingEmbedded) { database in
                if isRefresh { try await Discoveries(database).forgetFreshness(of: artist) }
                let discovery = Discovery(
                    tool: tool, database: database, query: query, startsWorkers: !startsNoWorkers,
                    timeout: .seconds(timeout), patience: .seconds(patience),
                    display: format.isJSON ? tool.errors : tool.output)
                let result = try await discovery.run()
                guard let artist = result.artist else { return result.report(producers: []) }
                return result.report(
                    producers: try await CatalogueQueries(database).producers(of: artist, limit: 50))
            }
            if format.isJSON { try tool.print(json: report) } else { try report.print(to: tool.output) }
            if let problem = report.problem { throw problem }
        }
    }

    /// Sends nothing to a queue.
    private func plan(_ tool: Tool) async throws {
        let query = query.artistQuery
        let plans = try await PlanningSources.with(tool) { sources in
            try await SourcePlan.ask(sources, query) { ToolError.of($0).sentence }
        }
        let report = PlanReport(plans: plans)
        if format.isJSON { try tool.print(json: report) } else { try report.print(to: tool.output) }
        if let problem = report.problem { throw problem }
    }

    private var query: Discoveries.Query {
        isID ? .id(artist) : isName ? .name(artist) : .either(artist)
    }
}
