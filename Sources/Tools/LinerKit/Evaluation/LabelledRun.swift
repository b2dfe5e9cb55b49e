import Catalogue
import DiscoveryAnswers
import FleetAnswers
import FleetSchema
import FoundationEssentials
import Postgres
import Schema
import Simulator

/// Discoveries of all acts of a labelled catalogue, through the real fleet, and what came of them beside the truth.
struct LabelledRun: Sendable {
    let tool: Tool
    let speed: Double
    /// Names of sources.
    let asked: [String]
    /// So many acts only, always the same; nil: all.
    var actsMaximum: Int?

    /// All that state credits, and Spotify, by which Genius finds songs.
    static let sources = ["musicbrainz", "spotify", "genius", "discogs"]

    private static let timeout = Duration.seconds(1_500)

    /// What a run left behind, to be judged by one table or another.
    struct Outcome: Sendable {
        let judge: Judge
        let stored: StoredStatements
        let requests, deadLetters: Int

        /// - Parameter table: Whose confidences are taken; nil: the stored ones.
        func judgement(by table: CredibilityTable? = nil) -> Judgement {
            var judge = judge
            judge.table = table
            var judgement = judge.judgement(of: stored)
            (judgement.requests, judgement.deadLetters) = (requests, deadLetters)
            return judgement
        }
    }

    /// - Throws: ``ToolError`` when the fleet did not get through.
    func outcome(of catalogue: LabelledCatalogue, display: Terminal?) async throws -> Outcome {
        let acts = Self.sample(catalogue.acts, actsMaximum)
        let judge = Judge(catalogue: catalogue, acts: acts, asked: Set(asked))
        var configuration = SimulatorConfiguration(speed: speed)
        configuration.labelled = catalogue
        return try await SimulatedWorld(configuration: configuration)
            .with(tool, only: asked.joined(separator: ",")) { tool, simulator in
                try await tool.withDatabase(.any, statementTimeout: .seconds(120)) { database in
                    try await database.empty(migratedBy: tool)
                    try await discover(acts, tool, database, display)
                    let depths = try await FleetQueries(database).queueDepths()
                    return Outcome(
                        judge: judge, stored: try await StoredStatements(database),
                        requests: await simulator.score().requests,
                        deadLetters: depths.reduce(0) { $0 + $1.deadLetters })
                }
            }
    }

    /// Every so manyeth, so that all kinds are among them.
    private static func sample(_ acts: [LabelledCatalogue.Act], _ maximum: Int?) -> [LabelledCatalogue.Act] {
        guard let maximum, maximum < acts.count else { return acts }
        return (0..<maximum).map { acts[$0 * acts.count / maximum] }
    }

    private func discover(
        _ acts: [LabelledCatalogue.Act], _ tool: Tool, _ database: Database, _ display: Terminal?
    ) async throws {
        let knowsMusicBrainz = asked.contains("musicbrainz")
        for act in acts {
            _ = try await Discoveries(database).start(.id(knowsMusicBrainz ? act.id : act.spotifyID))
        }
        let fleet = try WorkerFleet.start(tool, lifetime: Self.timeout + .seconds(60))
        let outcome: Result<Void, any Error>
        do {
            outcome = .success(try await wait(for: fleet, database, display))
        } catch {
            outcome = .failure(error)
        }
        await fleet.stop()
        try outcome.get()
    }

    private func wait(for fleet: WorkerFleet, _ database: Database, _ display: Terminal?) async throws {
        let start = ContinuousClock.now
        var shown = start
        while true {
            if let (worker, code) = fleet.firstEnded() { throw ToolError.workerEnded(worker, code: code) }
            let waiting = try await FleetQueries(database).queueDepths().reduce(0) {
                $0 + $1.visible + $1.delayedOrInFlight
            }
            if waiting == 0 { return }
            let now = ContinuousClock.now
            guard now - start < Self.timeout else {
                throw ToolError(
                    .negative,
                    "the evaluation is not done after \(Spelling.duration(seconds: Self.timeout / .seconds(1)))",
                    fix: "The workers' logs are in \(tool.home)/logs; a busy machine needs a lower --speed")
            }
            if now - shown > .seconds(10) {
                shown = now
                try display?.print("  \(Spelling.count(waiting, "message")) waiting")
            }
            try await Task.sleep(for: .milliseconds(300))
        }
    }
}

extension Database {
    /// Makes this database, which is an evaluation's alone, as new.
    func empty(migratedBy tool: Tool) async throws {
        try await run(script: "drop schema if exists linernotes cascade; drop schema if exists pgmq cascade;")
        _ = try await Migrator(database: self, logger: tool.logger).migrate()
    }
}
