import ArgumentParser
import PlaylistAnswers

/// The day that an answer is about.
struct DayOption: ParsableArguments {
    @Option(
        name: .customLong("on"),
        help: ArgumentHelp("As it was at the end of that day, in UTC.", valueName: "YYYY-MM-DD"))
    var day: String?

    func validate() throws {
        guard let day, day.wholeMatch(of: #/\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])/#) == nil else { return }
        throw ValidationError("--on is \(day); it must be a day, such as 2026-11-01.")
    }
}

struct PlaylistsShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show the songs of a playlist with what is known of them.",
        discussion: """
            `known` says how sure the recording is: yes, by a code or an id; a number, by its text; with a question mark,
            for a person to look at.

            Examples:
              liner playlists show morning
              liner playlists show 3 --on 2026-11-01
              liner playlists show 3 --ever --json     all that ever were in it
            """)

    @OptionGroup var which: PlaylistArgument
    @OptionGroup var on: DayOption

    @Flag(name: .customLong("ever"), help: "All songs that ever were in it.")
    var isEver = false

    @OptionGroup var limit: LimitOption
    @OptionGroup var format: JSONOption

    func validate() throws {
        if isEver, on.day != nil { throw ValidationError("--ever and --on are two questions; choose one.") }
    }

    func run() async throws {
        try await Tool.run { tool in
            if isEver { return try await showEver(tool) }
            let (playlist, state, songs) = try await tool.withDatabase { database in
                let queries = PlaylistQueries(database)
                let playlist = try await queries.playlist(named: which.playlist)
                let state = try await queries.state(of: playlist, on: on.day)
                return (playlist, state, try await queries.songs(of: state.stateId, limit: limit.limit))
            }
            if format.isJSON { return try tool.print(json: songs) }
            try tool.output.print(
                "\(playlist.name.printable), brought \(Spelling.time(state.takenAt)) UTC: "
                    + Spelling.count(state.songs, "song"))
            guard !songs.isEmpty else { return }
            try tool.output.print(PlaylistSong.table(songs))
            if songs.count < state.songs { try tool.output.print("More: --limit \(state.songs)") }
        }
    }

    private func showEver(_ tool: Tool) async throws {
        let songs = try await tool.withDatabase { database in
            let queries = PlaylistQueries(database)
            let playlist = try await queries.playlist(named: which.playlist)
            return try await queries.songsEver(of: playlist.playlistId, limit: limit.limit)
        }
        if format.isJSON { return try tool.print(json: songs) }
        guard !songs.isEmpty else { return try tool.output.print("It never had a song.") }
        try tool.output.print(PlaylistHistory.table(songs))
    }
}

struct PlaylistsRefusedCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "refused", abstract: "List rows of a playlist's file that are no songs, each with its reason.",
        discussion: """
            Examples:
              liner playlists refused morning
              liner playlists refused 3 --json
            """)

    @OptionGroup var which: PlaylistArgument
    @OptionGroup var on: DayOption
    @OptionGroup var limit: LimitOption
    @OptionGroup var format: JSONOption

    func run() async throws {
        try await Tool.run { tool in
            let rows = try await tool.withDatabase { database in
                let queries = PlaylistQueries(database)
                let playlist = try await queries.playlist(named: which.playlist)
                let state = try await queries.state(of: playlist, on: on.day)
                return try await queries.refused(of: state.stateId, limit: limit.limit)
            }
            if format.isJSON { return try tool.print(json: rows) }
            guard !rows.isEmpty else { return try tool.output.print("Every row is a song.") }
            try tool.output.print(RefusedRow.table(rows))
        }
    }
}

struct PlaylistsChangesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "changes", abstract: "Show what came, went and moved from state to state.",
        discussion: """
            Examples:
              liner playlists changes morning
              liner playlists changes 3 --limit 1 --json
            """)

    @OptionGroup var which: PlaylistArgument
    @OptionGroup var limit: LimitOption
    @OptionGroup var format: JSONOption

    func run() async throws {
        try await Tool.run { tool in
            let changes = try await tool.withDatabase { database in
                let queries = PlaylistQueries(database)
                let playlist = try await queries.playlist(named: which.playlist)
                return try await queries.changes(of: playlist.playlistId, limit: limit.limit)
            }
            if format.isJSON { return try tool.print(json: changes) }
            guard !changes.isEmpty else {
                return try tool.output.print("It was brought once: bring a newer file, and the difference shows here.")
            }
            for change in changes { try tool.output.print(change.lines(width: tool.output.width)) }
        }
    }
}
