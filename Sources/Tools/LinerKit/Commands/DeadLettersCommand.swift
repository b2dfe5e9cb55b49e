import ArgumentParser
import FleetAnswers
import Messages
import Postgres
import Queue

struct DeadLettersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dead-letters", abstract: "Look at messages that were given up, send them back, or delete them.",
        discussion: """
            Examples:
              liner dead-letters analyse             by cause; the first is the next to mend
              liner dead-letters list --queue producer_identification
              liner dead-letters show 42
              liner dead-letters redrive 42 43
              liner dead-letters redrive --category upstream --rate 10
              liner dead-letters edit 42 --message corrected.json
              liner dead-letters discard 44 --yes
            """,
        subcommands: [
            DeadLettersListCommand.self, DeadLettersAnalyseCommand.self, DeadLettersShowCommand.self,
            DeadLettersRedriveCommand.self, DeadLettersEditCommand.self, DeadLettersDiscardCommand.self,
        ],
        defaultSubcommand: DeadLettersListCommand.self)
}

/// Which dead letters a command is about.
struct DeadLetterFilterOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Only this queue's.", valueName: "queue"))
    var queue: String?

    @Option(help: ArgumentHelp("Only those of this category.", valueName: "category"))
    var category: String?

    @Option(help: ArgumentHelp("Only those of this cause, as `analyse` prints it.", valueName: "fingerprint"))
    var fingerprint: String?

    var filter: DeadLetters.Filter {
        DeadLetters.Filter(
            queue: queue.map { QueueName(rawValue: $0.lowercased()) }, category: category, fingerprint: fingerprint)
    }

    /// Nothing was found: because nothing is there, or because nobody has the name that was given?
    ///
    /// - Throws: `FleetAnswerError` for a queue that is not there.
    func check(_ database: Database) async throws {
        guard let queue = filter.queue else { return }
        try await FleetQueries(database).checkKnown(queue: queue.rawValue)
    }

    /// - Throws: Unless ids or a filter are given, and not both.
    func validate(beside ids: [Int64]) throws {
        guard ids.isEmpty != filter.isEmpty else {
            throw ValidationError("Name ids, or at least one of --queue, --category and --fingerprint.")
        }
    }
}
