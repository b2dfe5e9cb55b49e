import ArgumentParser
import UnixSignals
import WorkerRuntime

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Serve pages, API, triggers and metrics over HTTP.",
        discussion: """
            Listens on the loopback, where reading needs no token; elsewhere everything does. On a terminal it prints an
            address that signs a browser in, once. SIGTERM and Ctrl-C finish what is in hand.

            Examples:
              liner serve
              liner serve --port 9000 --name "Test"
              liner serve --host 0.0.0.0 --behind-tls --path-prefix /liner

            Exit codes: 0 stopped, 69 database not usable, 70 address not usable, 78 wrong setting.
            """)

    @OptionGroup var options: ServeOptions

    func run() async throws {
        try await Tool.run { tool in
            try await tool.leavingServerAsFound {
                // The schema is looked at before anybody is let in.
                try await tool.withDatabase(.migratingEmbedded) { _ in }
                let serving = Serving(
                    configuration: options.configuration, health: options.health, tool: tool
                ) { try tool.output.say($0) }
                try await Self.untilSignal { try await serving.run(until: $0) }
            }
            try tool.output.say("Stopped.")
        }
    }

    /// The first signal ends the stream; the body returns when it is done.
    private static func untilSignal(_ body: @escaping @Sendable (AsyncStream<Void>) async throws -> Void) async throws {
        let (stops, stop) = AsyncStream.makeStream(of: Void.self)
        let signals = await UnixSignalsSequence.stops()
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask {
                for await _ in signals { break }
                stop.finish()
                try await Task.sleep(for: .seconds(3_600))
            }
            tasks.addTask { try await body(stops) }
            defer { tasks.cancelAll() }
            try await tasks.next()
        }
    }
}
