import Catalogue
import CatalogueAnswers
import DiscoveryAnswers
import FleetAnswers
import FleetMessages
import Messages
import Postgres
import Simulator

/// A whole discovery on this machine alone: a private database, simulated providers, the workers.
struct Demo: Sendable {
    let tool: Tool
    let artist: String
    let speed: Double
    /// A comma list of providers; nil: all.
    var only: String?

    /// - Throws: ``ToolError`` when the demo did not show what it should.
    func run() async throws {
        try introduce()
        let world = SimulatedWorld(configuration: SimulatorConfiguration(speed: speed))
        try await world.with(tool, only: only) { tool, simulator in try await discover(tool, simulator) }
    }

    private func introduce() throws {
        try tool.output.print(
            """
            A demo without a network: the provider is simulated at \(Int(speed)) times real speed, with its limits.
            The facts are real: number-one songs of the US singles chart, who wrote and who produced them,
            compiled by Chris Dalla Riva (CC0, by way of tidytuesday). Real discoveries ask MusicBrainz.

            """)
    }

    private func discover(_ tool: Tool, _ simulator: Simulator) async throws {
        try await tool.withDatabase(.migratingEmbedded) { database in
            let before = try await CatalogueQueries(database).counts()
            let discovery = Discovery(
                tool: tool, database: database, query: .name(artist), timeout: .seconds(300), display: tool.output)
            let result = try await discovery.run()
            try await show(result, database, requestsServed: await simulator.score().requests)
            try await judge(result, before, database)
            try tool.output.print(next)
        }
    }

    private func show(_ result: Discovery.Result, _ database: Database, requestsServed: Int) async throws {
        let answers = CatalogueQueries(database)
        let report = result.report(
            producers: try await result.artist.mapAsync { try await answers.producers(of: $0, limit: 100) } ?? []
        )
        try report.print(to: tool.output)
        try tool.output.print("The simulator served \(Spelling.count(requestsServed, "request")).")
        if let problem = report.problem { throw problem }
        guard let artist = result.artist, let track = try await exampleTrack(of: artist, answers) else { return }
        try tool.output.print("\nWhy, for one of the tracks (liner credits explain \(track.trackId)):\n")
        try tool.output.print(try await answers.explain(track).lines(width: tool.output.width))
    }

    /// The track with the fewest credits that has a producer: it fits a screen.
    private func exampleTrack(of artist: ArtistID, _ answers: CatalogueQueries) async throws -> TrackAnswer? {
        let filter = CreditFilter(artist: artist, role: .producer)
        let ids = Set(try await answers.credits(filter, limit: 200).map(\.trackId)).sorted { $0.rawValue < $1.rawValue }
        var tracks: [TrackAnswer] = []
        for id in ids.prefix(20) { tracks += try await answers.tracks(id.description) }
        return tracks.min { ($0.credits, $0.trackId.rawValue) < ($1.credits, $1.trackId.rawValue) }
    }

    /// Says what was checked, and fails where the demo does not hold what it promises.
    private func judge(_ result: Discovery.Result, _ before: CatalogueCounts, _ database: Database) async throws {
        let status = try await FleetQueries(database).status()
        let after = try await CatalogueQueries(database).counts()
        var problems: [String] = []
        let waiting = status.queues.reduce(0) { $0 + $1.visible + $1.delayedOrInFlight }
        if waiting > 0 { problems.append("\(Spelling.count(waiting, "message")) left in the queues") }
        let dead = status.queues.reduce(0) { $0 + $1.deadLetters }
        if dead > 0 { problems.append("\(Spelling.count(dead, "dead letter")) (`liner dead-letters list`)") }
        if let artist = result.artist {
            let evaluation = try await evaluation(of: artist, EvaluationQueries(database: database))
            try tool.output.print("\n\(evaluation.line)")
            if !isAsStated(evaluation) {
                problems.append(
                    "not as the catalogue states: \((evaluation.invented + evaluation.missing).joined(separator: "; "))"
                )
            }
        }
        try tool.output.print("In the database: \(after.line).")
        if before == after {
            try tool.output.print("As before: a second discovery of the same artist adds nothing twice.")
        }
        guard problems.isEmpty else {
            throw ToolError(
                .negative, "the demo ended with \(problems.joined(separator: ", and "))",
                fix: "The workers' logs are in \(tool.home)/logs")
        }
    }

    /// What was found beside what the bundled catalogue states, of tracks that were not found too.
    private func evaluation(of artist: ArtistID, _ answers: EvaluationQueries) async throws -> Evaluation {
        Evaluation(try await answers.foundCredits(of: artist), truth: CatalogueTruth.tracks(of: self.artist))
    }

    /// Nobody missing, nobody invented; where no provider of credits was asked, nothing found is right.
    private func isAsStated(_ evaluation: Evaluation) -> Bool {
        guard evaluation.right > 0 || only == "spotify" else { return false }
        return evaluation.invented.isEmpty && (evaluation.missing.isEmpty || only == "spotify")
    }

    private var next: String {
        """

        All queues are empty, no dead letters. Now:
          export LINERNOTES_HOME=\(tool.home)     the demo's database
          liner producers                         all producers
          liner credits --person "…"              what somebody made
          unset LINERNOTES_HOME
          liner discover "Janet Jackson"          the real thing, by MusicBrainz
        """
    }
}

extension Optional {
    fileprivate func mapAsync<R>(_ transform: (Wrapped) async throws -> R) async rethrows -> R? {
        guard let self else { return nil }
        return try await transform(self)
    }
}
