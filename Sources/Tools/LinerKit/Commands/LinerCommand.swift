public import ArgumentParser
import WorkerRuntime

/// The program `liner`: one command for people, operators and scripts.
public struct LinerCommand: AsyncParsableCommand {
    public static let configuration = CommandConfiguration(
        commandName: "liner", abstract: "Find out who produced the music.",
        discussion: """
            Examples:
              liner discover "Janet Jackson"       find out, and watch it fill in
              liner producers --artist "Janet Jackson"
              liner credits explain "Rhythm Nation"
              liner up                             the whole fleet, until Ctrl-C
              liner doctor                         what is missing, and how to get it

            The database is DATABASE_URL, else the PG* variables, else a private one under LINERNOTES_HOME.
            Exit codes: 0 done, 1 the answer is no, 64 wrong usage, 65 list not readable, 69 database not
            usable, 70 fault, 74 output or file not written, 75 the rest goes on later, 78 wrong setting, 130 stopped.
            """,
        version: "0.1.0",
        groupedSubcommands: [
            CommandGroup(
                name: "Answers",
                subcommands: [
                    DiscoverCommand.self, ProducersCommand.self, CreditsCommand.self, ExportCommand.self,
                    PlaylistsCommand.self,
                    MatchCommand.self, ReviewCommand.self, RecomputeCommand.self, ListeningCommand.self,
                    PublishingCommand.self,
                    DemoCommand.self, EvaluateCommand.self,
                ]),
            CommandGroup(
                name: "Operation",
                subcommands: [
                    UpCommand.self, ServeCommand.self, TokensCommand.self, MigrateCommand.self, ModulesCommand.self,
                    DoctorCommand.self, StatusCommand.self,
                    QueuesCommand.self,
                    RunsCommand.self, LimitsCommand.self,
                    DeadLettersCommand.self,
                    MaintainCommand.self, ScheduleCommand.self, SimulateCommand.self,
                ]),
        ])

    public init() {}

    /// The whole program, to its end.
    public static func runProgram() async { await Program.main(LinerCommand.self) }
}

struct JSONOption: ParsableArguments {
    @Flag(name: .customLong("json"), help: "Print JSON.")
    var isJSON = false
}

struct LimitOption: ParsableArguments {
    @Option(help: ArgumentHelp("Most rows to print.", valueName: "count"))
    var limit = 50

    func validate() throws {
        guard (1...100_000).contains(limit) else {
            throw ValidationError("--limit is \(limit); it must be 1 to 100000.")
        }
    }
}
