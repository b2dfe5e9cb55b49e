import ArgumentParser
import Matching
import Publishing
import PublishingAnswers

struct PublishingAuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "Say what is wrong with registrations, what is most at stake first.",
        discussion: """
            Examples:
              liner publishing audit --isrc isrcs.txt
              liner publishing audit --isrc playlist.csv --csv findings.csv --xlsx findings.xlsx
              liner publishing audit USJI10000001 --json

            ISRCs are found wherever they stand in the file, one a line or in any column. Without any, all of
            the feed are looked at. Each finding says what shows it, as of which day, what to do and whose it
            is. What is not found is not called unregistered: it was not found in that feed on its day.
            """)

    @Argument(help: ArgumentHelp("ISRCs, with dashes or without.", valueName: "isrc"))
    var isrcs: [String] = []

    @Option(
        name: .customLong("isrc"), help: ArgumentHelp("A file with ISRCs; - reads standard input.", valueName: "file"))
    var file: String?

    @Option(help: ArgumentHelp("Another feed than the newest: its id or name.", valueName: "feed"))
    var feed: String?

    @Option(help: ArgumentHelp("Write all findings there as CSV.", valueName: "file"))
    var csv: String?

    @Option(help: ArgumentHelp("Write all findings there as a spreadsheet.", valueName: "file"))
    var xlsx: String?

    @OptionGroup var limit: LimitOption
    @OptionGroup var format: JSONOption

    func run() async throws {
        try await Tool.run { tool in
            let codes = try asked()
            let report = try await tool.withDatabase(statementTimeout: .seconds(600)) { database in
                let queries = PublishingQueries(database)
                let feed = try await queries.feed(feed)
                guard let codes else { return try await queries.audit(in: feed) }
                return try await queries.audit(of: codes, in: feed)
            }
            if let csv { try AuditFile.write(Array(report.csv.utf8), to: csv) }
            if let xlsx { try AuditFile.write(report.spreadsheet(), to: xlsx) }
            if format.isJSON { return try tool.print(json: report) }
            for line in report.lines { try tool.output.print(line) }
            guard csv == nil, xlsx == nil, !report.findings.isEmpty else { return }
            try tool.output.print(AuditAnswer.table(Array(report.findings.prefix(limit.limit))))
        }
    }

    /// The ISRCs that are named; nil: none are, so all are meant.
    private func asked() throws -> [String]? {
        let named = try isrcs.map { text in
            guard let isrc = ISRC.valid(text) else { throw PublishingAnswerError.isrcInvalid(text) }
            return isrc
        }
        guard let file else { return named.isEmpty ? nil : named }
        let found = RegistryCode.isrcs(in: String(decoding: try InputFile.bytes(file), as: UTF8.self))
        guard !found.isEmpty else {
            throw ToolError(
                .input, "\(file.printable) holds no ISRC",
                fix: "An ISRC has two letters, three letters or digits and seven digits: USJI10000001")
        }
        return named + found
    }
}
