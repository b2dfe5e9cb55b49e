import ArgumentParser
import RecordingRows
import WorkerRuntime

struct MatchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "match", abstract: "Say which rows of a list are the same recording.",
        discussion: """
            Examples:
              liner match tracks.csv               a table
              liner match tracks.csv --csv > matches.csv
              cut -f 2- tracks.tsv | liner match - --json

            The list has a header and is separated by , ; | or tabs, in UTF-8. Its
            columns, in any order: id, source, number, title, artist, album,
            length, year, language, isrc; others are ignored. All may be missing
            but one of title, artist, album and isrc. Without an id, rows are
            numbered.

            The answer has a row for each one: its id, the number of its recording,
            how likely it belongs there, and why. No database is asked.
            """)

    @Argument(help: ArgumentHelp("The list; - reads standard input.", valueName: "file"))
    var file: String

    @Flag(name: .customLong("csv"), help: "Print CSV: id, cluster, probability, reason.")
    var isCSV = false

    @OptionGroup var format: JSONOption

    func validate() throws {
        guard !isCSV || !format.isJSON else {
            throw ValidationError("--csv and --json are two forms; choose one.")
        }
    }

    func run() async throws {
        try await Tool.run { tool in
            let matches = try RowMatch.matches(RowReader.rows(InputFile.bytes(file)))
            if format.isJSON { return try tool.print(json: matches.map(RowMatchAnswer.init)) }
            if isCSV { return try tool.output.write(RowMatchAnswer.csv(matches.map(RowMatchAnswer.init))) }
            guard !matches.isEmpty else { return try tool.output.print("The list has no rows.") }
            try tool.output.print(RowMatchAnswer.table(matches.map(RowMatchAnswer.init)))
        }
    }
}
