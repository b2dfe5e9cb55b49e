import FoundationEssentials
import PlaylistFiles
import Postgres
import SeparatedText

/// What `playlists.store_lists` takes: a whole file in one document. Pure.
struct ListDocument: Encodable {
    struct List: Encodable {
        let n: Int
        let name, origin, sourceKey: String
        let isNamed: Bool
        let sha256: String
        let listNumber: Int
        let dialect, encoding, certainty: String
        let rows, songs: Int
        let warnings: [String]
    }

    struct Entry: Encodable {
        let list, position, song, rowNumber: Int
        let isDuplicate: Bool
        let addedAt: String?
        let isAddedDay: Bool
        let addedBy, warning: String?
    }

    struct Refused: Encodable {
        let list, rowNumber, line, position: Int
        let kind, reason, text: String
    }

    let lists: [List]
    let songs: [SongDrafts.Draft]
    let entries: [Entry]
    let refused: [Refused]

    init(_ brought: BroughtFile) {
        let file = brought.file
        let sha256 = Self.hexadecimal(brought.digest)
        lists = zip(file.playlists, brought.places()).enumerated().map { index, list in
            List(
                n: index, name: list.1.name, origin: brought.origin.rawValue, sourceKey: list.1.key,
                isNamed: brought.isNamed, sha256: sha256, listNumber: index + 1, dialect: file.dialect.rawValue,
                encoding: file.encoding.rawValue, certainty: file.certainty.rawValue, rows: list.0.rows.count,
                songs: list.0.rows.count { $0.isSong }, warnings: file.warnings)
        }
        let drafts = SongDrafts(file.playlists.flatMap { $0.rows.filter { $0.isSong } })
        songs = drafts.drafts
        entries = file.playlists.enumerated().flatMap { list, playlist in
            playlist.rows.compactMap { row in drafts.places[row.number].map { Entry(row, list, song: $0) } }
        }
        refused = file.playlists.enumerated().flatMap { list, playlist in
            playlist.rows.filter { !$0.isSong }.map { Refused($0, list) }
        }
    }

    var json: JSONText {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        guard let data = try? encoder.encode(self) else { preconditionFailure("it holds nothing that JSON can't") }
        return JSONText(String(decoding: data, as: UTF8.self))
    }

    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}

extension ListDocument.Entry {
    init(_ row: PlaylistRow, _ list: Int, song: Int) {
        self.init(
            list: list, position: row.position, song: song, rowNumber: row.number,
            isDuplicate: row.reason == .duplicateInFile, addedAt: row.addedAt?.text,
            isAddedDay: row.addedAt?.isDay ?? false, addedBy: row.addedBy.map { String($0.prefix(200)) },
            warning: row.warning)
    }
}

extension ListDocument.Refused {
    init(_ row: PlaylistRow, _ list: Int) {
        self.init(
            list: list, rowNumber: row.number, line: row.line, position: row.position, kind: row.kind.rawValue,
            reason: row.reason.rawValue, text: row.raw)
    }
}
