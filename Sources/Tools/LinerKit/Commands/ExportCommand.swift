public import ArgumentParser
public import CatalogueAnswers
import FleetMessages
import Postgres

extension ExportFormat: ExpressibleByArgument {}

struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write all credits with their sources: CSV, JSON Lines or GraphML.",
        discussion: """
            Examples:
              liner export csv --output credits.csv
              liner export jsonl --artist "Janet Jackson" | jq .person
              liner export graphml --output credits.graphml

            csv      RFC 4180, UTF-8. A cell that a spreadsheet would take for a formula
                     (it begins with = + - @ or a tab) gets an apostrophe in front.
            jsonl    One JSON object a credit.
            graphml  People, tracks and artists as nodes; role, confidence on edges.

            A file is put in its place when it is complete; before that, and after a fault,
            there is what was there before.
            """)

    @Argument(help: ArgumentHelp("csv, jsonl or graphml.", valueName: "format"))
    var exportFormat: ExportFormat

    @Option(help: ArgumentHelp("Only tracks of this artist: a name, or an id.", valueName: "name"))
    var artist: String?

    @Option(help: ArgumentHelp("Where to write; else to standard output.", valueName: "file"))
    var output: String?

    @Flag(name: .customLong("json"), help: "With --output: print what was written as JSON.")
    var isJSON = false

    func validate() throws {
        guard !isJSON || output != nil else {
            throw ValidationError("--json tells of the file that --output names; for the credits use jsonl.")
        }
    }

    func run() async throws {
        try await Tool.run { tool in
            let count = try await tool.withDatabase { database in
                var only: ArtistID?
                if let artist { only = try await CatalogueQueries(database).artist(artist).artistId }
                return try await write(CreditExport(database, as: exportFormat, of: only))
            }
            guard let output else { return }
            if isJSON { return try tool.print(json: ExportAnswer(credits: count, file: output)) }
            try tool.output.print("\(Spelling.count(count, "credit")) written to \(output.printable).")
        }
    }

    /// Ctrl-C leaves no half of a file; a pipe has no half to leave.
    private func write(_ export: CreditExport) async throws -> Int {
        guard let output else { return try await ExportFile.write(export, to: nil) }
        return try await Interruption.ends(
            ToolError(.interrupted, "stopped before all was written", fix: "\(output.printable) is as it was before")
        ) { try await ExportFile.write(export, to: output) }
    }
}

private struct ExportAnswer: Encodable {
    let credits: Int
    let file: String
}
