import FoundationEssentials
import PlaylistAnswers

extension PlaylistAnswer {
    static func table(_ playlists: [PlaylistAnswer], now: Date) -> Table {
        Table(
            [
                .number("id", importance: 9), .text("playlist", importance: 8, widthMinimum: 12),
                .number("songs", importance: 7), .number("known", importance: 6), .number("refused", importance: 3),
                .number("states", importance: 2), .text("from", widthMinimum: 5), .number("brought", importance: 4),
            ],
            rows: playlists.map {
                [
                    String($0.playlistId), $0.name, String($0.songs), String($0.recordings), String($0.refused),
                    String($0.states), $0.origin,
                    "\(Spelling.age(seconds: max(0, now.timeIntervalSince($0.refreshedAt)))) ago",
                ]
            })
    }
}

extension PlaylistSong {
    /// What it is called, or what is known of it.
    var nameSpelled: String { title ?? isrc ?? spotifyId ?? "" }

    /// `yes`, `0.75?`, and nothing where the catalogue doesn't have it.
    var knownSpelled: String {
        guard let confidence else { return "" }
        if confidence < Self.confidenceAccepted { return "\(Spelling.confidence(confidence))?" }
        return confidence == 1 ? "yes" : Spelling.confidence(confidence)
    }

    static func table(_ songs: [PlaylistSong]) -> Table {
        Table(
            [
                .number("#", importance: 7), .text("song", importance: 9, widthMinimum: 12),
                .text("artists", importance: 8, widthMinimum: 8), .text("isrc", importance: 4, widthMinimum: 12),
                .number("known", importance: 5), .number("credits", importance: 3),
                .text("producers", importance: 2, widthMinimum: 10),
            ],
            rows: songs.map {
                [
                    String($0.position), $0.nameSpelled, $0.artists.joined(separator: ", "), $0.isrc ?? "",
                    $0.knownSpelled, $0.credits > 0 ? String($0.credits) : "", $0.producers.joined(separator: ", "),
                ]
            })
    }
}

extension PlaylistHistory {
    static func table(_ songs: [PlaylistHistory]) -> Table {
        Table(
            [
                .text("song", importance: 9, widthMinimum: 12), .text("artists", importance: 8, widthMinimum: 8),
                .number("since", importance: 6), .number("last", importance: 5), .text("there", importance: 7),
            ],
            rows: songs.map {
                [
                    $0.song.nameSpelled, $0.song.artists.joined(separator: ", "),
                    String(Spelling.time($0.firstSeen).prefix(10)), String(Spelling.time($0.lastSeen).prefix(10)),
                    $0.isThere ? "yes" : "no",
                ]
            })
    }
}

extension RefusedRow {
    static func table(_ rows: [RefusedRow]) -> Table {
        Table(
            [
                .number("row", importance: 9), .number("line", importance: 6), .text("reason", importance: 8),
                .text("kind", importance: 3), .text("text", importance: 7, widthMinimum: 12),
            ],
            rows: rows.map { [String($0.row), String($0.line), $0.reason, $0.kind, $0.text] })
    }
}
