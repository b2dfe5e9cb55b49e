import ArgumentParser
import FleetAnswers
import FleetSchema
import Postgres
import Schema

struct ModulesRemoveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Drop a module: its tables, its queues with their archives, its records.",
        discussion: """
            Only a module with a schema of its own can go; to be run by whoever migrates. Asks before it
            drops anything; where nobody can be asked, --yes must be given. Stop its workers first.

            Examples:
              liner modules remove playlists
              liner modules remove playlists --discard-messages --yes

            Exit codes: 0 it is gone, 1 there is none of that name, it can't go, or the answer was no.
            """)

    @Argument(help: "Its name, as `liner modules` prints it.")
    var module: String

    @Flag(help: "Give up messages and dead letters that wait in its queues.")
    var discardMessages = false

    @Flag(name: .customLong("yes"), help: "Do not ask.")
    var isAgreed = false

    func run() async throws {
        try await Tool.run { tool in
            try await tool.withDatabase(.any, statementTimeout: .seconds(300)) { database in
                try Self.check(module, in: try await FleetQueries(database).modules())
                guard try isAgreed || Confirmation.ask("Drop \(module.printable) with all that it holds?", tool) else {
                    throw ToolError(
                        .negative, "nothing was dropped",
                        fix: "Answer with yes, or give --yes where nobody can be asked")
                }
                try await Self.remove(module, discardsMessages: discardMessages, from: database)
            }
            try tool.output.print("The module \(module.printable) is gone.")
        }
    }

    /// - Throws: ``ToolError`` where there is no such module, or one that never goes.
    static func check(_ name: String, in modules: [ModuleAnswer]) throws {
        guard let module = modules.first(where: { $0.name == name }) else {
            throw ToolError(.negative, "there is no module “\(name.printable)”", fix: "`liner modules` lists them")
        }
        guard module.isRemovable else {
            throw ToolError(
                .negative, "the module \(name.printable) shares the schema linernotes, which can't be dropped in part",
                fix: "`liner modules` lists the schemas; those with one of their own can go")
        }
    }

    /// - Throws: ``ToolError`` where messages wait, or another module depends on it; `DatabaseError`.
    static func remove(_ module: String, discardsMessages: Bool, from database: Database) async throws {
        do {
            try await Migrator(database: database, logger: nil).remove(module, discardsMessages: discardsMessages)
        } catch let error as DatabaseError where error.sqlState?.rawValue == "LN009" {
            throw ToolError(
                .negative, error.message.printable,
                fix: "Remove with `liner modules remove` what depends on it first; messages that wait are given up "
                    + "with --discard-messages")
        }
    }
}
