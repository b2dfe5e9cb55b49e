import ArgumentParser
import Catalogue
import FoundationEssentials
import Settings
import Simulator

struct EvaluateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate", abstract: "Compare what is found with what is true, on simulated providers.",
        discussion: """
            Runs discoveries against providers that leave credits out, mistake, misspell and copy some, each in its own
            way; holds what came of it against what is true. Half of the artists are measured; of the others the model
            of confidence was made (--learn). Uses a database of its own (LINERNOTES_HOME/evaluation), emptied first.

            --facts takes songs of yours in place of the bundled real ones, with hard cases for a fifth: a table with tabs, whose first line names
            the columns \(SongFile.columns.joined(separator: ", ")).

            Examples:
              liner evaluate
              liner evaluate --only musicbrainz --json
              liner evaluate --weights
              liner evaluate --facts songs.tsv --views 1
              liner evaluate --artist "Mariah Carey" --only spotify,genius
            """)

    @Option(help: "This artist of the bundled catalogue alone, credit by credit, with nothing learnt or measured.")
    var artist: String?

    @Option(help: ArgumentHelp("Songs in the form of the bundled ones.", valueName: "file"))
    var facts: String?

    @Option(help: ArgumentHelp("Ask these alone: musicbrainz, spotify, genius, discogs, instagram.", valueName: "list"))
    var only: String?

    @Option(help: "How many draws of what the providers miss and mistake.")
    var views = 3

    @Option(help: "So many artists alone, always the same ones.")
    var acts: Int?

    @Option(help: ArgumentHelp("Learn the model anew and write it, as a source file.", valueName: "file"))
    var learn: String?

    @Flag(help: "Print the model of confidence alone: what each thing weighs.")
    var weights = false

    @Option(help: ArgumentHelp("Write the reliability diagram of producers, as SVG.", valueName: "file"))
    var diagram: String?

    @Option(help: "How many times real speed.")
    var speed = 400.0

    @OptionGroup var format: JSONOption

    func validate() throws {
        guard (1...1_000).contains(speed) else { throw ValidationError("--speed is \(speed); it must be 1 to 1000.") }
        guard (1...20).contains(views) else { throw ValidationError("--views is \(views); it must be 1 to 20.") }
        guard acts.map({ $0 >= 2 }) ?? true else { throw ValidationError("--acts must be 2 or more.") }
        guard artist == nil || (facts == nil && learn == nil && diagram == nil && acts == nil) else {
            throw ValidationError("--artist goes with --only, --speed and --json alone.")
        }
        guard learn == nil || (facts == nil && only == nil && acts == nil) else {
            throw ValidationError(
                "--learn takes all bundled labels and all providers: leave --facts, --only, --acts out.")
        }
    }

    func run() async throws {
        let given = ProcessInfo.processInfo.environment
        let home = DatabaseLocation.home(Settings(environment: given), executable: ThisProgram.path)
        let environment = SimulatedWorld.environment(given, home: home, folder: "evaluation")
        try await Tool.run(environment: environment) { tool in
            if weights { return try show(Weights(.learnt), tool) }
            if let artist { try await compare(artist, tool) } else { try await measure(tool) }
        }
    }

    private func show(_ weights: Weights, _ tool: Tool) throws {
        if format.isJSON { try tool.print(json: weights) } else { try weights.print(to: tool.output) }
    }

    private func compare(_ artist: String, _ tool: Tool) async throws {
        let run = EvaluationRun(tool: tool, artist: artist, speed: speed, only: only)
        let report = try await run.report(display: format.isJSON ? nil : tool.errors)
        if format.isJSON { try tool.print(json: report) } else { try report.print(to: tool.output) }
    }

    private func measure(_ tool: Tool) async throws {
        let asked = only.map { $0.split(separator: ",").map(String.init) } ?? LabelledRun.sources
        let songs = try facts.map(SongFile.songs(at:))
        let run = TruthRun(
            run: LabelledRun(tool: tool, speed: speed, asked: asked, actsMaximum: acts), songs: songs, views: views)
        let outcomes = try await run.outcomes(display: format.isJSON ? nil : tool.errors)
        let learnt = learn.map { _ in LearntTable(outcomes, isForLearning: LearningHalf.contains) }
        let report = run.report(outcomes, learnt: learnt)
        if let learn, let learnt { try ReplacedFile.write(learnt.source, to: learn) }
        if let diagram { try ReplacedFile.write(ReliabilityDiagram(measured: report.producers).svg, to: diagram) }
        if format.isJSON { try tool.print(json: report) } else { try report.print(to: tool.output) }
    }
}

extension SongFile {
    /// - Throws: ``ToolError`` naming the line and what to do.
    fileprivate static func songs(at path: String) throws -> [NumberOneSong] {
        let bytes = try InputFile.bytes(path)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw ToolError(.input, "\(path) is not UTF-8", fix: "Save it as UTF-8 text, with tabs between the columns")
        }
        switch SongFile(text).songs {
        case .success(let songs): return songs
        case .failure(let problem):
            throw ToolError(.input, "\(path), line \(problem.line): \(problem.problem)", fix: problem.fix)
        }
    }
}

extension ReplacedFile {
    fileprivate static func write(_ text: String, to path: String) throws {
        let file = try ReplacedFile(path)
        try file.write(text)
        try file.finish()
    }
}
