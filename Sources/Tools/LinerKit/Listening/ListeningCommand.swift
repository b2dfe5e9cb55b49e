import ArgumentParser
import FoundationEssentials
import ListeningAnswers
import ListeningStore
import Postgres

struct ListeningCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "listening", abstract: "Keep what people listened to, and say who made it.",
        discussion: """
            Examples:
              liner listening import my_spotify_data.zip --listener Ada
              liner listening producers Ada
              liner listening plays Ada --from 2024-01-01 --to 2025-01-01
              liner listening export Ada --format jsonl --output ada.jsonl
              liner listening forget Ada
            """,
        subcommands: [
            ListeningImportCommand.self, ListenersCommand.self, ListeningPlaysCommand.self,
            ListeningArtistsCommand.self, ListeningAlbumsCommand.self, ListeningTracksCommand.self,
            ListeningProducersCommand.self, ListeningWritersCommand.self, ListeningEngineersCommand.self,
            ListeningExportCommand.self, ListeningForgetCommand.self,
        ])
}

/// Whose listening a command is about, and of which time.
struct ListenerOptions: ParsableArguments {
    @Argument(help: "The listener, as `liner listening listeners` lists them.")
    var listener: String

    @Option(help: ArgumentHelp("Only plays from this day on (UTC).", valueName: "YYYY-MM-DD"))
    var from: String?

    @Option(help: ArgumentHelp("Only plays before this day (UTC).", valueName: "YYYY-MM-DD"))
    var to: String?

    func validate() throws {
        for (name, day) in [("--from", from), ("--to", to)] where day != nil && Self.date(day) == nil {
            throw ValidationError("\(name) is \(day ?? ""); it must be a day such as 2026-01-31.")
        }
    }

    var period: Period { Period(from: Self.date(from), to: Self.date(to)) }

    private static func date(_ day: String?) -> Date? {
        day.flatMap { try? Date($0, strategy: Date.ISO8601FormatStyle().year().month().day()) }
    }
}

struct ListenersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "listeners", abstract: "List whose listening is kept, and how much.")

    @OptionGroup var format: JSONOption

    func run() async throws {
        try await Tool.run { tool in
            let listeners = try await tool.withDatabase { try await ListeningQueries($0).listeners() }
            if format.isJSON { return try tool.print(json: listeners) }
            guard !listeners.isEmpty else {
                return try tool.output.print(
                    "No listeners yet. `liner listening import FILE --listener NAME` makes one.")
            }
            try tool.output.print(ListenerAnswer.table(listeners))
        }
    }
}

struct ListeningForgetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forget", abstract: "Delete a listener with every play, report and song of theirs.",
        discussion: """
            Asks before it deletes; where nobody can be asked, --yes must be given. The database looks that no row is
            left before it commits. Backups keep what they have.

            Examples:
              liner listening export Ada --format jsonl --output ada.jsonl && liner listening forget Ada --yes
            """)

    @Argument(help: "The listener, as `liner listening listeners` lists them.")
    var listener: String

    @Flag(name: .customLong("yes"), help: "Do not ask.")
    var isAgreed = false

    @OptionGroup var format: JSONOption

    func run() async throws {
        try await Tool.run { tool in
            try await tool.withDatabase(statementTimeout: .seconds(600)) { database in
                let found = try await ListeningQueries(database).listener(listener)
                let question = "Delete \(found.name.printable) with \(Spelling.count(found.plays, "play")) for good?"
                guard try isAgreed || Confirmation.ask(question, tool) else {
                    throw ToolError(
                        .negative, "nothing was deleted",
                        fix: "Answer with yes, or give --yes where nobody can be asked")
                }
                let plays = try await ListeningImport.store(database).forget(found.id) ?? 0
                if format.isJSON { return try tool.print(json: ["forgotten_plays": plays]) }
                try tool.output.print("\(found.name) is forgotten, with \(Spelling.count(plays, "play")).")
            }
        }
    }
}
