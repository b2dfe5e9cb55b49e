public import ArgumentParser
import HTTPTransport
import Logging
import Postgres
import Processes
import Schema
import Settings
import Surroundings
import Telemetry

extension Worker {
    /// The program: a worker's executable is its `@main` type and nothing more.
    public static func main() async {
        await Program.main(WorkerCommand<Self>.self)
    }
}

/// The command line that all workers share.
public struct WorkerCommand<W: Worker>: AsyncParsableCommand {
    /// Names, help and exit codes; without a subcommand it works.
    public static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: W.declaration.command, abstract: W.declaration.summary,
            discussion: """
                Examples:
                  \(W.declaration.command)                      drain what is due, then exit (what cron runs)
                  \(W.declaration.command) --watch              stay, and start on new messages as they come
                  \(W.declaration.command) --max-messages 100   stop after a hundred
                  \(W.declaration.command) describe             print the worker's declaration as JSON

                The database is DATABASE_URL, else the PG* variables, else the private one of `liner`.
                Exit codes: 0 done, 64 wrong usage, 69 database not usable, 70 fault, 74 output not written, 78 wrong setting.
                """,
            subcommands: [Work<W>.self, Describe<W>.self], defaultSubcommand: Work<W>.self)
    }

    public init() {}
}

struct Describe<W: Worker>: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "describe", abstract: "Print the worker's declaration as JSON.")
    }

    func run() throws { try StandardOutput.write(W.declaration.json + "\n") }
}

struct Work<W: Worker>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "work", abstract: "Read and handle messages (the default).")
    }

    @Flag(help: "Drain what is due, then exit (the default).")
    var once = false

    @Flag(help: "Stay: start on new messages as they come; SIGTERM drains and ends it.")
    var watch = false

    @Option(help: ArgumentHelp("Messages read at once, 1 to 1000.", valueName: "count"))
    var batchSize: Int?

    @Option(help: ArgumentHelp("How long a read message stays hidden, 2 to 43200.", valueName: "seconds"))
    var visibilityTimeout: Int?

    @Option(help: ArgumentHelp("Batches worked on at the same time, 1 to 64.", valueName: "count"))
    var concurrency: Int?

    @Option(
        help: ArgumentHelp(
            "End after so many seconds (once: the schedule's period less the visibility timeout).", valueName: "seconds"
        ))
    var maxSeconds: Int?

    @Option(help: ArgumentHelp("End after so many messages.", valueName: "count"))
    var maxMessages: Int?

    func validate() throws {
        guard !(once && watch) else { throw ValidationError("--once and --watch exclude each other; choose one.") }
        try Self.check("--batch-size", batchSize, 1...1_000)
        try Self.check("--visibility-timeout", visibilityTimeout, 2...43_200)
        try Self.check("--concurrency", concurrency, 1...64)
        try Self.check("--max-seconds", maxSeconds, 1...604_800)
        try Self.check("--max-messages", maxMessages, 1...Int.max)
    }

    func run() async throws {
        do {
            try await Session<W>(limits: limits, isWatching: watch).run()
        } catch let end as Ending {
            throw end.exitCode
        }
    }

    private var limits: Runner<W>.Limits {
        let declaration = W.declaration
        let timeout = visibilityTimeout.map { Duration.seconds($0) } ?? declaration.visibilityTimeout
        let period = Duration.seconds(declaration.schedule.minutes * 60)
        let standard: Duration? = watch ? nil : max(period - timeout, period / 2)
        return Runner<W>.Limits(
            batchSize: batchSize ?? declaration.batchSize, visibilityTimeout: timeout,
            concurrency: concurrency ?? declaration.concurrency, messagesMaximum: maxMessages,
            timeMaximum: maxSeconds.map { .seconds($0) } ?? standard)
    }

    private static func check(_ name: String, _ value: Int?, _ bounds: ClosedRange<Int>) throws {
        guard let value, !bounds.contains(value) else { return }
        throw ValidationError("\(name) is \(value); it must be \(bounds.lowerBound) to \(bounds.upperBound).")
    }
}
