import ArgumentParser

struct UpCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "up", abstract: "Run the whole fleet in the foreground: database, schema, workers, server.",
        discussion: """
            Starts the private database where no other is named, brings the schema up to date,
            and keeps the workers running until Ctrl-C or SIGTERM. A worker that ends is
            started again, after pauses that grow to a minute. To stop, workers get 25 s to
            finish what they have in hand; a second Ctrl-C ends them at once, and what they had
            in hand returns by itself. Their logs are in LINERNOTES_HOME/logs.
            Where the server can't listen, it says so, and the fleet runs on.

            Examples:
              liner up
              liner up --no-migrate        the database's owner migrates it
              liner up --no-server

            Exit codes: 0 stopped, 69 database not usable, 70 fault, 78 wrong setting.
            """)

    @Flag(name: .customLong("no-migrate"), help: "Leave a schema that is too old as it is, and end with 78.")
    var leavesSchema = false

    @Flag(name: .customLong("no-server"), help: "Serve nothing over HTTP.")
    var leavesServer = false

    @OptionGroup(title: "Server options") var options: ServeOptions

    func run() async throws {
        try await Tool.run { tool in
            let programs = try WorkerProgram.fleet(tool)
            let serving = (configuration: options.configuration, health: options.health)
            let server: @Sendable (AsyncStream<Void>, Announcements) async -> Void = { stop, news in
                await Self.serve(
                    Serving(configuration: serving.configuration, health: serving.health, tool: tool) { news.say($0) },
                    until: stop, news)
            }
            try await tool.leavingServerAsFound {
                try await tool.withDatabase(leavesSchema ? .current : .migrating) { database in
                    let supervisor = WorkerSupervisor(programs, try tool.workerSurroundings())
                    try await FleetUp(
                        supervisor: supervisor, database: database, server: try tool.privateServer(),
                        display: tool.output, serve: leavesServer ? nil : server
                    ).run()
                }
            }
            try tool.output.say("Stopped.")
        }
    }

    /// A server that can't be is no reason to leave messages alone.
    private static func serve(_ serving: Serving, until stop: AsyncStream<Void>, _ news: Announcements) async {
        do {
            try await serving.run(until: stop)
        } catch is CancellationError {
            return
        } catch {
            news.say("No server: \(ToolError.of(error))")
        }
    }
}
