import ArgumentParser
import Messages
import Postgres
import Queue

struct QueuesPauseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pause", abstract: "Read nothing from a queue until it is resumed.",
        discussion: """
            Messages can be sent to it, and what workers have in hand is finished.

            Examples:
              liner queues pause track_discovery
              liner queues pause track_discovery --reason "Spotify is down"
            """)

    @OptionGroup var target: QueueTarget

    func run() async throws {
        try await target.set("paused: nothing is read until it is resumed") { try await $0.pause($1, reason: $2) }
    }
}

struct QueuesResumeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume", abstract: "End a pause or a drain.",
        discussion: """
            Examples:
              liner queues resume track_discovery
            """)

    @OptionGroup var target: QueueTarget

    func run() async throws {
        try await target.set("running") { try await $0.resume($1, reason: $2) }
    }
}

struct QueuesDrainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "drain", abstract: "Let a queue run empty: nothing can be sent to it until it is resumed.",
        discussion: """
            Who sends to it gets the error LN007; workers whose message leads to one there defer it.

            Examples:
              liner queues drain track_discovery
              liner queues drain track_discovery --wait     return when it is empty
            """)

    @OptionGroup var target: QueueTarget

    @Flag(help: "Wait until it is empty.")
    var wait = false

    func run() async throws {
        try await target.set("draining: nothing can be sent until it is resumed") { try await $0.drain($1, reason: $2) }
        guard wait else { return }
        try await Tool.run { tool in
            try await tool.withDatabase { database in
                while case let left = try await QueueControl(database).depth(target.name), left > 0 {
                    try tool.errors.print("\(Spelling.count(left, "message")) left")
                    try await Task.sleep(for: .seconds(2))
                }
            }
            try tool.output.print("\(target.queue) is empty.")
        }
    }
}

struct QueuesPurgeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "purge", abstract: "Delete everything that waits in a queue.",
        discussion: """
            Asks before it deletes; where nobody can be asked, --yes must be given. Archive and dead letters stay.

            Examples:
              liner queues purge track_discovery
              liner queues purge track_discovery --yes
            """)

    @Argument(help: "Its name, as `liner queues` prints it.")
    var queue: String

    @Flag(name: .customLong("yes"), help: "Do not ask.")
    var isAgreed = false

    @OptionGroup var format: JSONOption

    func run() async throws {
        try await Tool.run { tool in
            guard try isAgreed || Confirmation.ask("Delete all messages that wait in \(queue)?", tool) else {
                throw ToolError(
                    .negative, "nothing was deleted", fix: "Answer with yes, or give --yes where nobody can be asked")
            }
            let count = try await tool.withDatabase {
                try await QueueControl($0).purge(QueueName(rawValue: queue))
            }
            if format.isJSON { return try tool.print(json: ["purged": count]) }
            try tool.output.print("\(Spelling.count(count, "message")) deleted.")
        }
    }
}

/// A queue, and why something is done to it.
struct QueueTarget: ParsableArguments {
    @Argument(help: "Its name, as `liner queues` prints it.")
    var queue: String

    @Option(help: ArgumentHelp("Why, for the others.", valueName: "text"))
    var reason: String?

    var name: QueueName { QueueName(rawValue: queue) }

    /// Does it, and says what the queue is now.
    func set(
        _ state: String, _ change: @escaping @Sendable (QueueControl, QueueName, String?) async throws -> Void
    ) async throws {
        try await Tool.run { tool in
            try await tool.withDatabase { try await change(QueueControl($0), name, reason) }
            try tool.output.print("\(queue) is \(state).")
        }
    }
}
