import ArgumentParser
import FoundationEssentials
import Settings

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Run a whole discovery on this machine alone, against simulated providers.",
        discussion: """
            Uses a database of its own (LINERNOTES_HOME/demo), never yours. Ends with 0 only when all queues are
            drained, nothing was given up and every producer is one that the bundled catalogue states.

            Examples:
              liner demo
              liner demo --artist "Janet Jackson" --speed 50
              liner demo --only musicbrainz,genius
            """)

    @Option(help: "How many times real speed: limits shrink with it.")
    var speed = 20.0

    @Option(help: "An artist with number-one songs from 1989 to 2025.")
    var artist = "Mariah Carey"

    @Option(help: ArgumentHelp("Ask these alone: musicbrainz, spotify, genius, discogs, instagram.", valueName: "list"))
    var only: String?

    func validate() throws {
        guard (1...1_000).contains(speed) else { throw ValidationError("--speed is \(speed); it must be 1 to 1000.") }
    }

    func run() async throws {
        let given = ProcessInfo.processInfo.environment
        let home = DatabaseLocation.home(Settings(environment: given), executable: ThisProgram.path)
        try await Tool.run(environment: SimulatedWorld.environment(given, home: home, folder: "demo")) { tool in
            try await Demo(tool: tool, artist: artist, speed: speed, only: only).run()
        }
    }
}
