import ArgumentParser
import Postgres
import Queue

struct DeadLettersDiscardCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "discard", abstract: "Delete dead letters for good.",
        discussion: """
            Asks before it deletes; where nobody can be asked, --yes must be given. By a filter it deletes
            those that wait, with --all those that were sent back too; what dies meanwhile stays. Each
            discard is noted in maintenance_logs, with who did it.

            Examples:
              liner dead-letters discard 42
              liner dead-letters discard 42 43 --yes --json
              liner dead-letters discard --category not_found
              liner dead-letters discard --fingerprint artist_discovery/not_found/artist_not_found --yes

            Exit codes: 0 all deleted, 1 some are unknown, or the answer was no.
            """)

    @Argument(help: "Their ids, as `list` prints them.")
    var ids: [Int64] = []

    @OptionGroup var filter: DeadLetterFilterOptions

    @Flag(name: .customLong("all"), help: "Those that were sent back too.")
    var everything = false

    @Flag(name: .customLong("yes"), help: "Do not ask.")
    var isAgreed = false

    @OptionGroup var format: JSONOption

    func validate() throws {
        try filter.validate(beside: ids)
        guard ids.isEmpty || !everything else { throw ValidationError("--all goes with a filter, not with ids.") }
    }

    func run() async throws {
        try await Tool.run { tool in
            try await tool.withDatabase { database in
                let letters = DeadLetters(database)
                if ids.isEmpty {
                    try await discardMatching(letters, tool, database)
                } else {
                    try await discardIDs(letters, tool)
                }
            }
        }
    }

    private func discardIDs(_ letters: DeadLetters, _ tool: Tool) async throws {
        try agree(to: ids.count, tool)
        let gone = try await letters.discard(ids)
        if format.isJSON { try tool.print(json: ["discarded": gone]) }
        let missing = Set(ids).subtracting(gone).sorted()
        guard missing.isEmpty else {
            throw ToolError(
                .negative, "there is no dead letter \(missing.map(String.init).joined(separator: ", "))",
                fix: (gone.isEmpty ? "Nothing was deleted" : "The others are deleted")
                    + "; `liner dead-letters list --all` lists what is there")
        }
        if !format.isJSON { try tool.output.print("\(Spelling.count(gone.count, "dead letter")) deleted.") }
    }

    private func discardMatching(_ letters: DeadLetters, _ tool: Tool, _ database: Database) async throws {
        let found = try await letters.count(filter.filter, everything: everything)
        if found.count == 0 { try await filter.check(database) }
        if found.count > 0 { try agree(to: found.count, tool) }
        let gone = try await letters.discard(matching: filter.filter, everything: everything, upTo: found.newest)
        if format.isJSON { return try tool.print(json: ["discarded": gone]) }
        try tool.output.print("\(Spelling.count(gone.count, "dead letter")) deleted.")
    }

    private func agree(to count: Int, _ tool: Tool) throws {
        guard try isAgreed || Confirmation.ask("Delete \(Spelling.count(count, "dead letter")) for good?", tool) else {
            throw ToolError(
                .negative, "nothing was deleted", fix: "Answer with yes, or give --yes where nobody can be asked")
        }
    }
}

extension DeadLetters {
    /// Deletes all that match, page by page from the newest on.
    ///
    /// - Parameter upTo: The newest that was counted: nobody agreed to more.
    func discard(matching filter: Filter, everything: Bool = false, upTo: Int64) async throws -> [Int64] {
        var gone: [Int64] = []
        var newest = upTo
        while true {
            let page = try await list(filter, everything: everything, upTo: newest, limit: 500).map(\.id)
            guard let oldest = page.last else { return gone }
            gone += try await discard(page)
            newest = oldest - 1
        }
    }
}

/// Asks a person before something is gone for good.
enum Confirmation {
    /// - Returns: False where standard input is no terminal: nobody can be asked.
    static func ask(_ question: String, _ tool: Tool) throws -> Bool {
        guard tool.errors.isInteractive, Terminal.inputIsInteractive else { return false }
        try tool.errors.write("\(question) [y/N] ")
        return isYes(readLine())
    }

    static func isYes(_ answer: String?) -> Bool {
        ["y", "yes"].contains(answer?.lowercased().filter { !$0.isWhitespace } ?? "")
    }
}
