import Cryptography
import Door
import Hummingbird
import NIOCore
import PlaylistAnswers
import PlaylistFiles
import Playlists

/// Playlists: bringing them, and what is and was in them.
enum PlaylistOperations {
    static let playlist = Shape(
        "Playlist",
        "playlist_id:integer name:text origin:text spotify_id:text? auto_enrich:boolean created_at:time "
            + "refreshed_at:time states:integer songs:integer refused:integer recordings:integer")
    static let state = Shape(
        "PlaylistState",
        "state_id:integer taken_at:time dialect:text encoding:text certainty:text rows:integer songs:integer "
            + "refused:object warnings:[text]")
    static let song = Shape(
        "PlaylistSong",
        "position:integer song_id:integer title:text? artists:[text] album:text? duration_ms:integer? isrc:text? "
            + "spotify_id:text? added_at:time? is_duplicate:boolean warning:text? track_id:integer? confidence:number? "
            + "doubt:text? producers:[text] credits:integer")
    static let history = Shape("PlaylistHistory", "song:PlaylistSong first_seen:time last_seen:time is_there:boolean")
    static let refused = Shape(
        "RefusedRow", "row:integer line:integer position:integer kind:text reason:text text:text")
    static let change = Shape(
        "PlaylistChange", "kind:text song_id:integer title:text artists:[text] from:integer? to:integer?")
    static let changes = Shape(
        "PlaylistChanges",
        "state_id:integer taken_at:time since:time added:integer removed:integer moved:integer "
            + "changes:[PlaylistChange]")
    static let list = Shape("BroughtList", "playlist:Playlist outcome:text changes:PlaylistChanges?")
    static let report = Shape(
        "BroughtReport",
        "dialect:text encoding:text delimiter:text? certainty:text warnings:[text] rows:integer reasons:object "
            + "lists:[BroughtList]")
    static let request = Shape("PlaylistRequest", "name:text text:text as:text?")
    static let switched = Shape("AutoEnrich", "on:boolean")
    static let removed = Shape("PlaylistRemoved", "playlist_id:integer")

    /// Those that only stand within others.
    static let parts = [playlist, song, change, changes, list]

    /// Larger files come by `liner playlists add`, which reads them where they are.
    static let bytesMaximum = 16 << 20

    private static let on = Operation.Parameter(
        name: "on", kind: "text", what: "As it was at the end of this day, YYYY-MM-DD in UTC; without: as it is.")

    static let all: [Operation] = [
        .get("/playlists", "Playlists, the newest first", Operation.Parameter.page, answer: .page(of: playlist)) {
            call in
            let playlists = try await call.playlists.playlists(after: call.id("after"), limit: call.limit + 1)
            return try call.page(playlists) { String($0.playlistId) }
        },
        .act(
            "/playlists",
            "Bring a file of playlists: as JSON, or its bytes as any other type with ?name= for the file's name",
            body: request, answer: .one(report), status: .created, bring),
        .get("/playlists/{playlist}", "A playlist, by number or name", answer: .one(playlist)) { call in
            try call.json(try await call.playlist())
        },
        .get(
            "/playlists/{playlist}/songs", "The songs of a playlist in their order", [on] + Operation.Parameter.page,
            answer: .page(of: song)
        ) { call in
            let state = try await call.playlistState()
            let after = Int(try call.id("after") ?? 0)
            let songs = try await call.playlists.songs(of: state.stateId, after: after, limit: call.limit + 1)
            return try call.page(songs) { String($0.position) }
        },
        .get(
            "/playlists/{playlist}/songs.csv", "The songs of a playlist as a file", [on], answer: .media("text/csv"),
            export),
        .get(
            "/playlists/{playlist}/ever", "All songs that ever were in a playlist", Operation.Parameter.page,
            answer: .page(of: history)
        ) { call in
            let playlist = try await call.playlist()
            let songs = try await call.playlists.songsEver(
                of: playlist.playlistId, after: call.id("after") ?? 0, limit: call.limit + 1)
            return try call.page(songs) { String($0.song.songId) }
        },
        .get(
            "/playlists/{playlist}/states", "The states of a playlist, the newest first", Operation.Parameter.page,
            answer: .page(of: state)
        ) { call in
            let states = try await call.playlists.states(
                of: call.playlist().playlistId, after: call.id("after"), limit: call.limit + 1)
            return try call.page(states) { String($0.stateId) }
        },
        .get(
            "/playlists/{playlist}/changes", "What came, went and moved, the newest step first",
            Operation.Parameter.page, answer: .page(of: changes)
        ) { call in
            let steps = try await call.playlists.changes(
                of: call.playlist().playlistId, after: call.id("after"), limit: call.limit + 1)
            return try call.page(steps) { String($0.stateId) }
        },
        .get(
            "/playlists/{playlist}/refused", "Rows of a playlist's file that are no songs",
            [on] + Operation.Parameter.page, answer: .page(of: refused)
        ) { call in
            let state = try await call.playlistState()
            let after = Int(try call.id("after") ?? 0)
            let rows = try await call.playlists.refused(of: state.stateId, after: after, limit: call.limit + 1)
            return try call.page(rows) { String($0.row) }
        },
        .act(
            "/playlists/{playlist}/auto-enrich", "Turn the enriching of new songs on or off", body: switched,
            answer: .one(playlist), autoEnrich),
        .act(
            "/playlists/{playlist}/remove", "Remove a playlist with all its states", answer: .one(removed)
        ) { call in
            let playlist = try await call.playlist()
            _ = try await PlaylistControl(call.context.database).remove(playlist.playlistId)
            return try call.json(["playlist_id": playlist.playlistId])
        },
    ]

    private struct Body: Decodable {
        let name: String?
        let text: String
        let `as`: String?
    }

    private struct Switch: Decodable { let on: Bool }

    private static func bring(_ call: Call) async throws -> Response {
        let isJSON = call.request.headers[.contentType]?.hasPrefix("application/json") == true
        let brought: BroughtFile
        if isJSON {
            let body: Body = try await call.body(upTo: bytesMaximum)
            let format = try body.as.map { text in
                guard let format = PlaylistReader.Format(rawValue: text) else {
                    throw Problem.invalid("as", "There is no form \(text.prefix(40)).", fix: "One of: titles, m3u")
                }
                return format
            }
            brought = try file(Array(body.text.utf8), name: body.name, as: format, origin: .paste)
        } else {
            let bytes = try await call.request.body.collect(upTo: bytesMaximum)
            brought = try file(Array(bytes.readableBytesView), name: try call.query("name"), as: nil, origin: .file)
        }
        let report = try await PlaylistControl(call.context.database).bring(brought)
        return try call.json(report, status: .created)
    }

    private static func file(
        _ bytes: [UInt8], name: String?, as format: PlaylistReader.Format?, origin: BroughtFile.Origin
    ) throws -> BroughtFile {
        guard let name, (1...300).contains(name.unicodeScalars.count) else {
            throw Problem.invalid(
                "name", "A list needs a name of 1 to 300 characters.", fix: "Add ?name=FILE.csv, or name in JSON")
        }
        let file = try PlaylistReader.file(bytes, as: format)
        let own = name.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? name
        return BroughtFile(
            file, name: own, isNamed: origin == .paste, origin: origin, digest: SHA256.hash(bytes))
    }

    private static func autoEnrich(_ call: Call) async throws -> Response {
        let body: Switch = try await call.body()
        let playlist = try await call.playlist()
        _ = try await PlaylistControl(call.context.database).setAutoEnrich(body.on, of: playlist.playlistId)
        return try call.json(try await call.playlist())
    }

    private static func export(_ call: Call) async throws -> Response {
        let state = try await call.playlistState()
        let export = PlaylistExport(try call.context.database, state: state.stateId)
        return Response(
            status: .ok,
            headers: [
                .contentType: "text/csv; charset=utf-8",
                .contentDisposition: "attachment; filename=\"playlist-\(state.stateId).csv\"",
            ],
            body: ResponseBody { writer in
                for try await text in export where !text.isEmpty { try await writer.write(ByteBuffer(string: text)) }
                try await writer.finish(nil)
            })
    }
}

extension Call {
    fileprivate var playlists: PlaylistQueries { get throws { PlaylistQueries(try context.database) } }

    /// The playlist in the path, by number or name.
    fileprivate func playlist() async throws -> PlaylistAnswer {
        try await playlists.playlist(named: part("playlist"))
    }

    /// Its state on the day of the query.
    fileprivate func playlistState() async throws -> PlaylistState {
        let day = try query("on")
        guard day?.wholeMatch(of: #/\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])/#) != nil || day == nil else {
            throw Problem.invalid("on", "on must be a day.", fix: "Write it as 2026-11-01")
        }
        return try await playlists.state(of: playlist(), on: day)
    }
}
