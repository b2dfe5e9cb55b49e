import ArgumentParser
import FoundationEssentials
import Settings

struct EvaluateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate", abstract: "Compare what is found with what is true, on simulated providers.",
        discussion: """
            Runs a discovery against providers that leave credits out and mistake some, each in its own way, as the
            catalogue's documented views do; prints the producers found beside the truth. Uses a database of its own
            (LINERNOTES_HOME/evaluation), emptied first.

            Examples:
              liner evaluate
              liner evaluate --only musicbrainz --json
              liner evaluate --artist "Mariah Carey" --only spotify,genius
            """)

    @Option(help: "An artist of the bundled catalogue.")
    var artist = "Synthetic Artist One"

    @Option(help: ArgumentHelp("Ask these alone: musicbrainz, spotify, genius, discogs, instagram.", valueName: "list"))
    var only: String?

    @Option(help: "How many times real speed.")
    var speed = 200.0

    @OptionGroup var format: JSONOption

    func validate() throws {
        guard (1...1_000).contains(speed) else { throw ValidationError("--speed is \(speed); it must be 1 to 1000.") }
    }

    func run() async throws {
        let given = ProcessInfo.processInfo.environment
        let home = DatabaseLocation.home(Settings(environment: given), executable: ThisProgram.path)
        let environment = SimulatedWorld.environment(given, home: home, folder: "evaluation")
        try await Tool.run(environment: environment) { tool in
            let run = EvaluationRun(tool: tool, artist: artist, speed: speed, only: only)
            let report = try await run.report(display: format.isJSON ? nil : tool.errors)
            if format.isJSON { try tool.print(json: report) } else { try report.print(to: tool.output) }
        }
    }
}
