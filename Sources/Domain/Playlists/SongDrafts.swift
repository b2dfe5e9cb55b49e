import Matching
import PlaylistFiles

/// The songs of a file, each once: by ISRC, else by Spotify's id, else by title, first artist and length. Pure.
struct SongDrafts {
    /// A song as it goes to the database.
    struct Draft: Encodable, Equatable {
        let n: Int
        var isrc, spotifyId, textKey, titleKey: String?
        var artistKeys: [String]?
        var title: String?
        var artists: [String]?
        var album: String?
        var durationMs: Int?
        var isTextGuessed = false
    }

    private(set) var drafts: [Draft] = []
    private var codes: [String: Int] = [:]
    private var ids: [String: Int] = [:]
    private var texts: [String: [Int]] = [:]

    /// By the row's number.
    private(set) var places: [Int: Int] = [:]

    /// Rows with a code first, so that a row with an id alone finds the code that another row brings for it.
    init(_ rows: [PlaylistRow]) {
        for row in rows where row.isrc != nil { place(row, code: row.isrc) }
        for row in rows where row.isrc == nil && row.spotifyID != nil { place(row, id: row.spotifyID) }
        for row in rows where row.isrc == nil && row.spotifyID == nil { placeText(row) }
    }

    private mutating func place(_ row: PlaylistRow, code: String?) {
        guard let code else { return }
        if let known = codes[code] {
            add(row, to: known)
        } else {
            codes[code] = drafts.count
            append(row)
        }
        // An id that came with two codes stays with the first.
        if let id = row.spotifyID, ids[id] == nil { ids[id] = codes[code] }
    }

    private mutating func place(_ row: PlaylistRow, id: String?) {
        guard let id else { return }
        if let known = ids[id] {
            add(row, to: known)
        } else {
            ids[id] = drafts.count
            append(row)
        }
    }

    private mutating func placeText(_ row: PlaylistRow) {
        let title = row.title ?? ""
        let artistKeys = row.artists.map { NameKey($0).text }
        let key = "\(Self.cut(NameKey(title).text))\u{1F}\(Self.cut(artistKeys.first ?? ""))"
        if let known = texts[key]?.first(where: { isNear(drafts[$0].durationMs, row.durationMilliseconds) }) {
            return add(row, to: known)
        }
        texts[key, default: []].append(drafts.count)
        append(row)
        drafts[drafts.count - 1].textKey = key
        drafts[drafts.count - 1].titleKey = TitleKey(RecordingTitle(title, artists: row.artists)).text
        drafts[drafts.count - 1].artistKeys = artistKeys
    }

    /// An index takes no more; names that are alike so far and differ later are in no list.
    private static func cut(_ text: String) -> String { String(text.unicodeScalars.prefix(250)) }

    private func isNear(_ left: Int?, _ right: Int?) -> Bool {
        guard let left, let right else { return true }
        return abs(left - right) <= 2_000
    }

    private mutating func append(_ row: PlaylistRow) {
        places[row.number] = drafts.count
        drafts.append(
            Draft(
                n: drafts.count, isrc: row.isrc, spotifyId: row.spotifyID, title: row.title, artists: row.artists,
                album: row.album, durationMs: row.durationMilliseconds, isTextGuessed: row.isTextGuessed))
    }

    /// What the song lacks, the row may know.
    private mutating func add(_ row: PlaylistRow, to index: Int) {
        places[row.number] = index
        drafts[index].spotifyId = drafts[index].spotifyId ?? row.spotifyID
        drafts[index].title = drafts[index].title ?? row.title
        if drafts[index].artists?.isEmpty != false { drafts[index].artists = row.artists }
        drafts[index].album = drafts[index].album ?? row.album
        drafts[index].durationMs = drafts[index].durationMs ?? row.durationMilliseconds
    }
}
