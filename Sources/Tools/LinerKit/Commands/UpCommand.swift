import ArgumentParser

struct UpCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "up", abstract: "Run the whole fleet in the foreground: database, schema, workers.",
        discussion: """
            Starts the private database where no other is named, brings the schema up to date,
            and keeps the workers running until Ctrl-C or SIGTERM. A worker that ends is
            started again, after pauses that grow to a minute. To stop, workers get 25 s to
            finish what they have in hand; a second Ctrl-C ends them at once, and what they had
            in hand returns by itself. Their logs are in LINERNOTES_HOME/logs.

            Examples:
              liner up
              liner up --no-migrate        the database's owner migrates it

            Exit codes: 0 stopped, 69 database not usable, 70 fault, 78 wrong setting.
            """)

    @Flag(name: .customLong("no-migrate"), help: "Leave a schema that is too old as it is, and end with 78.")
    var leavesSchema = false

    func run() async throws {
        try await Tool.run { tool in
            let programs = try WorkerProgram.fleet(tool)
            try await tool.leavingServerAsFound {
                try await tool.withDatabase(leavesSchema ? .current : .migrating) { database in
                    let supervisor = WorkerSupervisor(programs, try tool.workerSurroundings())
                    try await FleetUp(
                        supervisor: supervisor, database: database, server: try tool.privateServer(),
                        display: tool.output
                    ).run()
                }
            }
            try tool.output.say("Stopped.")
        }
    }
}
