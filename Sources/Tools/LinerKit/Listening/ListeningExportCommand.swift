public import ArgumentParser
public import ListeningAnswers
import Postgres

extension ListeningExportFormat: ExpressibleByArgument {}

struct ListeningExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write all plays of a listener: CSV, JSON Lines, or ListenBrainz's form.",
        discussion: """
            csv           A play each line; no cell is taken for a formula.
            jsonl         A play each line with all that it was made of: `liner listening
                          import` of it makes the same table.
            listenbrainz  JSON Lines as ListenBrainz exports them.

            Examples:
              liner listening export Ada --format csv --output ada.csv
              liner listening export Ada --format jsonl | gzip > ada.jsonl.gz
            """)

    @Argument(help: "The listener, as `liner listening listeners` lists them.")
    var listener: String

    @Option(name: .customLong("format"), help: "csv, jsonl or listenbrainz.")
    var exportFormat = ListeningExportFormat.jsonl

    @Option(help: ArgumentHelp("Where to write; else to standard output.", valueName: "file"))
    var output: String?

    func run() async throws {
        try await Tool.run { tool in
            let count = try await tool.withDatabase(statementTimeout: .seconds(120)) { database in
                let found = try await ListeningQueries(database).listener(listener)
                return try await write(ListeningExport(database, of: found, as: exportFormat))
            }
            guard let output else { return }
            try tool.output.print("\(Spelling.count(count, "play")) written to \(output.printable).")
        }
    }

    private func write(_ export: ListeningExport) async throws -> Int {
        guard let output else { return try await Self.write(export, to: nil) }
        return try await Interruption.ends(
            ToolError(.interrupted, "stopped before all was written", fix: "\(output.printable) is as it was before")
        ) { try await Self.write(export, to: output) }
    }

    private static func write(_ export: ListeningExport, to path: String?) async throws -> Int {
        let file = try ExportFile(path)
        do {
            var count = 0
            for try await piece in export {
                try file.write(piece.text)
                count += piece.plays
            }
            try file.finish()
            return count
        } catch {
            file.discard()
            throw error
        }
    }
}
