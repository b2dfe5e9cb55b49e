import FoundationEssentials
import Matching
import SeparatedText

/// What Spotify hands out to a listener who asks for their data. Pure.
enum AccountData {
    /// - Throws: ``PlaylistRefusal`` for any other JSON.
    static func file(_ text: DecodedText) throws(PlaylistRefusal) -> PlaylistFile {
        let keys = try keys(text)
        let data = Data(text.bytes)
        do {
            if keys.contains("playlists") {
                let document = try JSONDecoder().decode(PlaylistDocument.self, from: data)
                return file(.accountPlaylists, text, document.playlists.map { ($0.name, $0.items.map(\.row)) })
            }
            if keys.contains("tracks"), keys.contains("bannedTracks") {
                let document = try JSONDecoder().decode(LibraryDocument.self, from: data)
                return file(.accountLibrary, text, [("Liked songs", document.tracks.map(\.row))])
            }
        } catch {
            throw PlaylistRefusal(.unknown, "the file is Spotify's account data, but of another form", fix: fix)
        }
        throw PlaylistRefusal(
            .unknown, "the file is JSON with \(keys.isEmpty ? "no keys" : "the keys " + shown(keys))", fix: fix)
    }

    private static let fix = "Of Spotify's account data bring Playlist1.json or YourLibrary.json"

    private static func file(
        _ dialect: PlaylistDialect, _ text: DecodedText, _ lists: [(String?, [PlaylistRow])]
    ) -> PlaylistFile {
        var number = 0
        let playlists = lists.map { name, rows in
            FilePlaylist(
                name: name.flatMap { CellText.value($0, keepsWords: true) },
                rows: rows.map { row in
                    var row = row
                    number += 1
                    (row.number, row.line) = (number, number)
                    return row
                })
        }
        return PlaylistFile(dialect, text, playlists: playlists)
    }

    /// Of the document, or of the first entry of a list.
    private static func keys(_ text: DecodedText) throws(PlaylistRefusal) -> Set<String> {
        let data = Data(text.bytes)
        if let keys = try? JSONDecoder().decode(Keys.self, from: data) { return keys.names }
        guard let entries = try? JSONDecoder().decode([Keys].self, from: data) else {
            throw PlaylistRefusal(.unknown, "the file is no JSON, though it begins so", fix: fix)
        }
        let names = entries.first?.names ?? []
        guard names.isDisjoint(with: ["endTime", "ts"]) else {
            throw PlaylistRefusal(
                .listening, "the file is a listening history, not a list",
                fix: "It belongs to `liner listening import FILE`")
        }
        return names
    }

    private static func shown(_ keys: Set<String>) -> String {
        keys.sorted().prefix(6).map { PlainText.tidied(String($0.prefix(30))) }.joined(separator: ", ")
    }

    /// The names of an object's fields.
    private struct Keys: Decodable {
        let names: Set<String>

        private struct Key: CodingKey {
            let stringValue: String
            var intValue: Int? { nil }
            init?(stringValue: String) { self.stringValue = stringValue }
            init?(intValue: Int) { nil }
        }

        init(from decoder: any Decoder) throws {
            names = Set(try decoder.container(keyedBy: Key.self).allKeys.map(\.stringValue))
        }
    }
}
