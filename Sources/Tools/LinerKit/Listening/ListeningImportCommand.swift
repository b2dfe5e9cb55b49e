import ArgumentParser
import ListeningStore
import Postgres

struct ListeningImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Keep the plays of history files and archives of them. Asks no provider.",
        discussion: """
            Files are known by their content: Spotify's extended history, its account data and its
            recently played tracks; ListenBrainz; Last.fm (CSV, JSON); Libre.fm; Maloja; Koito; Pano
            Scrobbler; .scrobbler.log; our own export. A zip is read without unpacking it.

            Each row is stored, merged into a play that another row told of, or refused with a reason.
            The same files again, in any order, change nothing.

            Examples:
              liner listening import my_spotify_data.zip --listener Ada --time-zone Europe/Berlin
              liner listening import recenttracks.csv maloja_export.json --listener Ada --json
              liner listening import player.scrobbler.log --listener Ada --clock-ahead 60
            """)

    @Argument(help: ArgumentHelp("History files, or zips of them.", valueName: "file"))
    var files: [String]

    @Option(help: ArgumentHelp("Whose plays they are; who is not there yet is made.", valueName: "name"))
    var listener: String

    @Option(help: ArgumentHelp("In which their hours are counted, such as Europe/Berlin.", valueName: "zone"))
    var timeZone: String?

    @Option(
        help: ArgumentHelp(
            "How many minutes the clock of a portable player that knows no zone is ahead of UTC.", valueName: "minutes")
    )
    var clockAhead: Int?

    @OptionGroup var format: JSONOption

    func validate() throws {
        guard (1...200).contains(listener.count) else { throw ValidationError("--listener has 1 to 200 characters.") }
        guard clockAhead.map({ (-840...840).contains($0) }) ?? true else {
            throw ValidationError("--clock-ahead is \(clockAhead ?? 0); it must be -840 to 840 minutes.")
        }
    }

    func run() async throws {
        try await Tool.run { tool in
            let tally = try await tool.withDatabase(.migratingEmbedded, statementTimeout: .seconds(120)) { database in
                let store = ListeningStore(database)
                let id = try await store.listener(named: listener, timeZone: timeZone)
                let progress = ImportProgress(tool.errors)
                let run = ListeningImport(store, id, clockAhead: clockAhead.map { $0 * 60_000 }, progress: progress)
                let files = files
                return try await Interruption.ends(
                    ToolError(
                        .interrupted, "stopped; what was read so far is kept", fix: "Start it again: nothing is doubled"
                    )
                ) { try await run.run(files) }
            }
            if format.isJSON { return try tool.print(json: tally) }
            try tool.output.print(tally.table)
            if tally.linked > 0 {
                try tool.output.print("\(Spelling.count(tally.linked, "song")) found in the catalogue.")
            }
        }
    }
}
