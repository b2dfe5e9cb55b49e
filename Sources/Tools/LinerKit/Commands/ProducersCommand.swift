import ArgumentParser
import CatalogueAnswers

struct ProducersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "producers", abstract: "List producers: how many tracks, how sure, how to reach them.",
        discussion: """
            Only producers, co-producers and additional producers count; `liner credits` has every role.

            Examples:
              liner producers
              liner producers --artist "Janet Jackson" --limit 10
              liner producers --json
            """)

    @Option(help: ArgumentHelp("Only tracks of this artist: a name, or an id.", valueName: "name"))
    var artist: String?

    @OptionGroup var limit: LimitOption
    @OptionGroup var format: JSONOption

    func run() async throws {
        try await Tool.run { tool in
            let producers = try await tool.withDatabase { database in
                let answers = CatalogueQueries(database)
                var only: ArtistAnswer?
                if let artist { only = try await answers.artist(artist) }
                return try await answers.producers(of: only?.artistId, limit: limit.limit)
            }
            if format.isJSON { return try tool.print(json: producers) }
            guard !producers.isEmpty else {
                return try tool.output.print("No producers yet. `liner discover ARTIST` finds some.")
            }
            try tool.output.print(ProducerAnswer.table(producers))
        }
    }
}
