import DiscoveryAnswers
import Messages
import Postgres
import Simulator

/// A discovery against providers with gaps and mistakes, and what came of it beside the truth.
struct EvaluationRun: Sendable {
    let tool: Tool
    let artist: String
    let speed: Double
    var only: String?

    func report(display: Terminal?) async throws -> EvaluationReport {
        try await SimulatedWorld(configuration: SimulatorConfiguration(speed: speed, view: .documented))
            .with(tool, only: only) { tool, simulator in
                try await tool.withDatabase(.any) { database in
                    try await database.empty(migratedBy: tool)
                    let discovery = Discovery(
                        tool: tool, database: database, query: .name(artist), timeout: .seconds(1_200),
                        display: display)
                    let result = try await discovery.run()
                    guard let found = result.artist else {
                        throw ToolError(
                            .negative, "the providers asked have no \(artist)", fix: "Ask a provider with a catalogue")
                    }
                    let evaluation = Evaluation(
                        try await EvaluationQueries(database: database).foundCredits(of: found),
                        truth: CatalogueTruth.tracks(of: artist))
                    let score = await simulator.score()
                    return EvaluationReport(
                        artist: artist, providers: only ?? "all", evaluation: evaluation, requests: score.requests,
                        deadLetters: result.deadLetters.count)
                }
            }
    }
}

/// An evaluation as it is printed.
struct EvaluationReport: Sendable, Encodable {
    let artist: String
    let providers: String
    let stated, found, wrong: Int
    let recall, precision: Double
    let requests: Int
    let deadLetters: Int
    let producers: [Evaluation.Row]

    init(artist: String, providers: String, evaluation: Evaluation, requests: Int, deadLetters: Int) {
        self.artist = artist
        self.providers = providers
        stated = evaluation.stated
        found = evaluation.right
        wrong = evaluation.wrong
        recall = evaluation.recall
        precision = evaluation.precision
        self.requests = requests
        self.deadLetters = deadLetters
        producers = evaluation.rows
    }

    func print(to output: Terminal) throws {
        try output.print("\(artist), asked of: \(providers)\n")
        let table = Table(
            [
                .text("producer", importance: 3), .number("stated"), .number("found"), .number("missed"),
                .number("wrong"),
            ],
            rows: producers.map { ["\($0.name)", "\($0.stated)", "\($0.right)", "\($0.missed)", "\($0.wrong)"] })
        try output.print(table.lines(width: output.width))
        try output.print(
            """

            \(found) of \(stated) producer credits found (recall \(Spelling.percent(recall))), \(wrong) wrong \
            (precision \(Spelling.percent(precision))), \(Spelling.count(requests, "request")).
            """)
    }
}
