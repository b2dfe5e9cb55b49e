import ArgumentParser
import FleetAnswers
import FoundationEssentials
import Postgres
import Queue

struct DeadLettersRedriveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "redrive", abstract: "Send dead letters back to their queues, each once.",
        discussion: """
            By a filter the oldest come first, 500 a transaction. It may be stopped at any time; the same
            command goes on from there. With --rate so many become visible each second, after those that
            an earlier redrive at a rate has sent back: their times are set at once, nothing has to stay
            running.

            Examples:
              liner dead-letters redrive 42 43
              liner dead-letters redrive --category upstream --rate 10
              liner dead-letters redrive --queue album_discovery --limit 100
              liner dead-letters redrive --fingerprint track_discovery/upstream/musicbrainz_503

            Exit codes: 0 sent back, 1 some ids are unknown or were sent back before, 130 stopped.
            """)

    @Argument(help: "Their ids, as `list` prints them.")
    var ids: [Int64] = []

    @OptionGroup var filter: DeadLetterFilterOptions

    @Option(help: ArgumentHelp("Most letters to send back (default: all that match).", valueName: "count"))
    var limit: Int?

    @Option(help: ArgumentHelp("At most so many a second, fractions too (default: all at once).", valueName: "rate"))
    var rate: Double?

    @OptionGroup var format: JSONOption

    func validate() throws {
        try filter.validate(beside: ids)
        guard ids.isEmpty || (limit == nil && rate == nil) else {
            throw ValidationError("--limit and --rate go with --queue, --category or --fingerprint, not with ids.")
        }
        guard limit.map({ $0 >= 1 }) ?? true else { throw ValidationError("--limit must be 1 or more.") }
        guard rate.map({ (0.001...10_000).contains($0) }) ?? true else {
            throw ValidationError("--rate must be 0.001 to 10000 a second.")
        }
    }

    func run() async throws {
        try await Tool.run { tool in
            try await tool.withDatabase { database in
                let letters = DeadLetters(database)
                if ids.isEmpty {
                    try await redriveMatching(letters, tool, database)
                } else {
                    try await redriveIDs(letters, tool)
                }
            }
        }
    }

    private func redriveIDs(_ letters: DeadLetters, _ tool: Tool) async throws {
        let sent = try await letters.redrive(ids).sorted()
        if format.isJSON { try tool.print(json: ["redriven": sent]) }
        let missing = Set(ids).subtracting(sent).sorted()
        guard missing.isEmpty else {
            throw ToolError(
                .negative, "not sent back: \(missing.map(String.init).joined(separator: ", "))",
                fix: "They are unknown, or were sent back before; `liner dead-letters list --all` shows which")
        }
        if !format.isJSON { try tool.output.print("\(Spelling.count(sent.count, "message")) sent back.") }
    }

    private func redriveMatching(_ letters: DeadLetters, _ tool: Tool, _ database: Database) async throws {
        let redrive = PacedRedrive(letters: letters, filter: filter.filter, limit: limit, perSecond: rate)
        let stopped = ToolError(.interrupted, "stopped", fix: "The same command goes on from there")
        let progress = tool.errors.isInteractive && !format.isJSON ? tool.errors : nil
        let sent = try await Interruption.ends(stopped) {
            try await redrive.run { count in try progress?.write("\r\(Spelling.count(count, "message")) sent back …") }
        }
        try progress?.write("\r\u{1B}[K")
        if sent.isEmpty { try await filter.check(database) }
        if format.isJSON { return try tool.print(json: ["redriven": sent.map(\.id)]) }
        try tool.output.print(Self.summary(sent, now: try await FleetQueries(database).now()))
    }

    static func summary(_ sent: [DeadLetters.Redriven], now: Date) -> String {
        let count = "\(Spelling.count(sent.count, "message")) sent back"
        guard let last = sent.map(\.dueAt).max(), last > now.addingTimeInterval(1) else { return count + "." }
        let wait = Spelling.duration(seconds: last.timeIntervalSince(now))
        return "\(count); the last becomes visible in \(wait), at \(Spelling.time(last)) UTC."
    }
}

/// Sends back all that match, chunk by chunk. What is sent is sent: it can be stopped between two chunks.
struct PacedRedrive: Sendable {
    let letters: DeadLetters
    let filter: DeadLetters.Filter
    /// Nil: all.
    var limit: Int?
    /// Nil: all at once.
    var perSecond: Double?
    var chunkSize = DeadLetters.redriveMaximum

    /// - Parameter report: Is told after each chunk how many there were so far.
    func run(_ report: @Sendable (Int) throws -> Void = { _ in }) async throws -> [DeadLetters.Redriven] {
        var sent: [DeadLetters.Redriven] = []
        while sent.count < limit ?? .max {
            try Task.checkCancellation()
            let chunk = try await letters.redrive(
                matching: filter, limit: min(chunkSize, (limit ?? .max) - sent.count), perSecond: perSecond)
            guard !chunk.isEmpty else { break }
            sent += chunk
            try report(sent.count)
        }
        return sent
    }
}
