import AnswerForms
public import ArgumentParser
import FoundationEssentials
public import Simulator
import UnixSignals
import WorkerRuntime

struct SimulateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate", abstract: "Serve simulated providers with real facts, limits and faults.",
        discussion: """
            Runs until Ctrl-C and prints the score then.

            Examples:
              liner simulate
              liner simulate --port 9000 --speed 20
              liner simulate --faults "status=503 retry-after=2 requests=10-20; reset percent=1"
              liner simulate --faults storm.txt
              liner simulate --spotify-mode development --view documented
            """)

    @Option(help: "Port to listen on; 0: any free one.")
    var port = 8484

    @Option(help: "How many times real speed: limits shrink with it.")
    var speed = 1.0

    @Option(help: "The same seed gives the same answers and faults.")
    var seed: UInt64 = 1

    @Option(help: ArgumentHelp("Time that every answer takes at least.", valueName: "milliseconds"))
    var latencyMs = 2

    @Option(help: ArgumentHelp("A fault script: a file, or the text itself.", valueName: "file or text"))
    var faults: String?

    @Option(help: "How much Spotify grants: extended or development.")
    var spotifyMode = SpotifyMode.extended

    @Option(help: "complete, or documented: each provider leaves credits out and mistakes some of synthetic artists.")
    var view = CatalogueView.complete

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("--port is \(port); it must be 0 to 65535.") }
        guard (0.001...10_000).contains(speed) else {
            throw ValidationError("--speed is \(speed); it must be 0.001 to 10000.")
        }
        guard (0...60_000).contains(latencyMs) else {
            throw ValidationError("--latency-ms is \(latencyMs); it must be 0 to 60000.")
        }
    }

    func run() async throws {
        try await Tool.run { tool in
            let simulator = Simulator(
                SimulatorConfiguration(
                    port: port, speed: speed, seed: seed, latency: .milliseconds(latencyMs), faults: try script(),
                    view: view, spotifyMode: spotifyMode))
            try await serve(simulator, tool)
            try tool.output.print(JSONForm.text(SimulatorScore(await simulator.score())))
        }
    }

    private func serve(_ simulator: Simulator, _ tool: Tool) async throws {
        let speed = speed
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask {
                do {
                    try await simulator.run { port.yield($0) }
                } catch is CancellationError {
                    return
                } catch {
                    throw ToolError(
                        .fault, "the simulator can't serve: \(error)", fix: "Choose another --port, or 0 for any")
                }
            }
            tasks.addTask {
                for await port in ports {
                    try tool.output.print(SimulatorEnvironment(port: port, speed: speed).lines)
                }
            }
            tasks.addTask { for await _ in await UnixSignalsSequence.stops() { return } }
            defer { tasks.cancelAll() }
            try await tasks.next()
        }
    }

    private func script() throws -> FaultScript {
        guard let faults else { return FaultScript() }
        let isFile = FileManager.default.fileExists(atPath: faults)
        do {
            return try FaultScript(isFile ? String(contentsOfFile: faults, encoding: .utf8) : faults)
        } catch let error as FaultScriptError {
            throw ToolError(.configuration, "--faults: \(error)", fix: "Its words are in `liner simulate --help`")
        }
    }
}

extension SpotifyMode: ExpressibleByArgument {}
extension CatalogueView: ExpressibleByArgument {}
