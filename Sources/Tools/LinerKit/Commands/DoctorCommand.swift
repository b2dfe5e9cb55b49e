import ArgumentParser

struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Check what liner needs, and say how to get what is missing.",
        discussion: """
            Examples:
              liner doctor
              liner doctor --online      ask the provider too (one request)
              liner doctor --json

            Ends with 1 when something is missing.
            """)

    @Flag(help: "Ask the provider whether it answers.")
    var online = false

    @OptionGroup var format: JSONOption

    func run() async throws {
        try await Tool.run { tool in
            let checks = await Doctor(tool: tool).checks(online: online)
            if format.isJSON {
                try tool.print(json: checks)
            } else {
                try tool.output.print(checks.map(\.line))
            }
            guard checks.allSatisfy({ $0.state != .failed }) else { throw ExitCode(1) }
        }
    }
}
