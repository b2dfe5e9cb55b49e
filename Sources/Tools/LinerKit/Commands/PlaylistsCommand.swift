import ArgumentParser
import FoundationEssentials
import PlaylistAnswers

struct PlaylistsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "playlists", abstract: "Bring playlists by file, and see what is in them and what was.",
        discussion: """
            Files of Exportify, TuneMyMusic, Soundiiz, Spotify's account data, M3U, CSV of anybody, and lists of ISRCs or
            Spotify links are known by their content. No provider is asked.

            Examples:
              liner playlists add morning.csv evening.csv
              liner playlists                        all of them
              liner playlists show morning
              liner playlists show morning --on 2026-11-01
              liner playlists changes morning
            """,
        subcommands: [
            PlaylistsListCommand.self, PlaylistsAddCommand.self, PlaylistsShowCommand.self,
            PlaylistsRefusedCommand.self, PlaylistsChangesCommand.self, PlaylistsAutoEnrichCommand.self,
            PlaylistsRemoveCommand.self,
        ],
        defaultSubcommand: PlaylistsListCommand.self)
}

struct PlaylistsListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the playlists (the default).",
        discussion: """
            Examples:
              liner playlists
              liner playlists list --json
            """)

    @OptionGroup var limit: LimitOption
    @OptionGroup var format: JSONOption

    func run() async throws {
        try await Tool.run { tool in
            let playlists = try await tool.withDatabase { try await PlaylistQueries($0).playlists(limit: limit.limit) }
            if format.isJSON { return try tool.print(json: playlists) }
            guard !playlists.isEmpty else {
                return try tool.output.print("No playlists yet. `liner playlists add FILE` brings one.")
            }
            try tool.output.print(PlaylistAnswer.table(playlists, now: .now))
        }
    }
}

/// A playlist as it is named on the command line.
struct PlaylistArgument: ParsableArguments {
    @Argument(help: ArgumentHelp("Its number or its name.", valueName: "playlist"))
    var playlist: String
}

struct PlaylistsRemoveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Remove a playlist with all its states.",
        discussion: """
            Its songs stay, for other playlists may have them.

            Examples:
              liner playlists remove 3
            """)

    @OptionGroup var which: PlaylistArgument

    func run() async throws {
        try await Tool.run { tool in
            let playlist = try await tool.withDatabase { database in
                let playlist = try await PlaylistQueries(database).playlist(named: which.playlist)
                _ = try await PlaylistControl(database).remove(playlist.playlistId)
                return playlist
            }
            try tool.output.print("Removed \(playlist.name.printable), \(Spelling.count(playlist.states, "state")).")
        }
    }
}

struct PlaylistsAutoEnrichCommand: AsyncParsableCommand {
    /// What a switch may be.
    enum Switch: String, ExpressibleByArgument, CaseIterable {
        case on, off
    }

    static let configuration = CommandConfiguration(
        commandName: "auto-enrich", abstract: "Have new songs of a playlist enriched without being asked.",
        discussion: """
            Examples:
              liner playlists auto-enrich morning on
              liner playlists auto-enrich morning off
            """)

    @OptionGroup var which: PlaylistArgument

    @Argument(help: ArgumentHelp("on or off.", valueName: "on|off"))
    var state: Switch

    func run() async throws {
        try await Tool.run { tool in
            let playlist = try await tool.withDatabase { database in
                let playlist = try await PlaylistQueries(database).playlist(named: which.playlist)
                _ = try await PlaylistControl(database).setAutoEnrich(state == .on, of: playlist.playlistId)
                return playlist
            }
            try tool.output.print(
                state == .on
                    ? "What is new in \(playlist.name.printable) will be enriched."
                    : "What is new in \(playlist.name.printable) waits until somebody asks.")
        }
    }
}
