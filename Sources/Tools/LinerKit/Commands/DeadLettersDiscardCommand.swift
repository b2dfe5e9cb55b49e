import ArgumentParser
import Postgres
import Queue

struct DeadLettersDiscardCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "discard", abstract: "Delete dead letters for good.",
        discussion: """
            Asks before it deletes; where nobody can be asked, --yes must be given. Each discard is noted in
            maintenance_logs, with who did it.

            Examples:
              liner dead-letters discard 42
              liner dead-letters discard 42 43 --yes
              liner dead-letters discard 42 --yes --json

            Exit codes: 0 all deleted, 1 some are unknown, or the answer was no.
            """)

    @Argument(help: "Their ids, as `list` prints them.")
    var ids: [Int64]

    @Flag(name: .customLong("yes"), help: "Do not ask.")
    var isAgreed = false

    @OptionGroup var format: JSONOption

    func run() async throws {
        try await Tool.run { tool in
            guard isAgreed || Confirmation.ask("Delete \(Spelling.count(ids.count, "dead letter")) for good?", tool)
            else {
                throw ToolError(
                    .negative, "nothing was deleted", fix: "Answer with yes, or give --yes where nobody can be asked")
            }
            let gone = try await tool.withDatabase { try await DeadLetters($0).discard(ids) }
            if format.isJSON { try tool.print(json: ["discarded": gone]) }
            let missing = Set(ids).subtracting(gone).sorted()
            guard missing.isEmpty else {
                throw ToolError(
                    .negative, "there is no dead letter \(missing.map(String.init).joined(separator: ", "))",
                    fix: "The others are deleted; `liner dead-letters list --all` lists what is there")
            }
            if !format.isJSON { tool.output.print("\(Spelling.count(gone.count, "dead letter")) deleted.") }
        }
    }
}

/// Asks a person before something is gone for good.
enum Confirmation {
    /// - Returns: False where standard input is no terminal: nobody can be asked.
    static func ask(_ question: String, _ tool: Tool) -> Bool {
        guard tool.errors.isInteractive, Terminal.inputIsInteractive else { return false }
        tool.errors.write("\(question) [y/N] ")
        return isYes(readLine())
    }

    static func isYes(_ answer: String?) -> Bool {
        ["y", "yes"].contains(answer?.lowercased().filter { !$0.isWhitespace } ?? "")
    }
}
