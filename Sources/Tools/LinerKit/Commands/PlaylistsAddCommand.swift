import ArgumentParser
import FoundationEssentials
import PlaylistAnswers
import PlaylistFiles

struct PlaylistsAddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Bring playlists from files, or from what is pasted.",
        discussion: """
            A file that was brought before is a new state of its playlist, and the same bytes add nothing. Rows that are
            no songs (episodes, local files, rows that can't be read) stop nothing: `liner playlists refused` lists them.
            Of a zip archive each member is read.

            Examples:
              liner playlists add morning.csv
              liner playlists add spotify_playlists.zip Playlist1.json
              liner playlists add - --name "Number ones" < isrcs.txt
              liner playlists add songs.txt --as titles       Artist - Title, a line each
            """)

    @Argument(help: ArgumentHelp("Files; - reads standard input.", valueName: "file"))
    var files: [String]

    @Option(help: ArgumentHelp("What the list is called; of one file only.", valueName: "name"))
    var name: String?

    @Option(
        name: .customLong("as"), help: ArgumentHelp("What nothing in the file says: titles or m3u.", valueName: "form"))
    var form: String?

    @OptionGroup var format: JSONOption

    func validate() throws {
        if name != nil, files.count > 1 { throw ValidationError("--name names one list; give one file.") }
        if let name, name.isEmpty || name.count > 300 {
            throw ValidationError("--name must have 1 to 300 characters.")
        }
        if let form, PlaylistReader.Format(rawValue: form) == nil {
            throw ValidationError("--as is \(form); it must be titles or m3u.")
        }
    }

    func run() async throws {
        try await Tool.run { tool in
            let door = BroughtFiles(
                name: name, format: form.flatMap(PlaylistReader.Format.init), paste: "Pasted \(Spelling.time(Date.now))"
            )
            // All are read before any is stored: a wrong name changes nothing.
            let brought = try files.map { (path: $0, content: try door.read($0)) }
            let reports = try await tool.withDatabase(.migratingEmbedded, statementTimeout: .seconds(300)) { database in
                var reports: [BroughtReport] = []
                for file in brought.flatMap(\.content.files) {
                    reports.append(try await PlaylistControl(database).bring(file))
                }
                return reports
            }
            if format.isJSON { return try tool.print(json: reports) }
            for report in reports { try tool.output.print(report.lines(width: tool.output.width)) }
            for skipped in brought.flatMap(\.content.skipped) {
                try tool.errors.print("liner: \(skipped.file.printable) was passed over: \(skipped.reason.printable).")
            }
        }
    }
}
