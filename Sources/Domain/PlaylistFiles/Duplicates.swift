import Matching

/// Finds songs that stand twice in a list: by ISRC, by Spotify's id, else by title, first artist and length. Pure.
struct Duplicates {
    private var codes: Set<String> = []
    private var ids: Set<String> = []
    private var texts: [String: [Int?]] = [:]

    /// The list with its rows numbered by position, and songs that stood before marked.
    static func marked(_ list: FilePlaylist) -> FilePlaylist {
        var (list, seen) = (list, Duplicates())
        for index in list.rows.indices {
            list.rows[index].position = index + 1
            if list.rows[index].reason == .ok, seen.has(list.rows[index]) { list.rows[index].reason = .duplicateInFile }
        }
        return list
    }

    private mutating func has(_ row: PlaylistRow) -> Bool {
        if row.isrc != nil || row.spotifyID != nil {
            let isCodeSeen = row.isrc.map { !codes.insert($0).inserted } ?? false
            let isIDSeen = row.spotifyID.map { !ids.insert($0).inserted } ?? false
            return isCodeSeen || isIDSeen
        }
        let text = "\(NameKey(row.title ?? "").text)\u{1F}\(NameKey(row.artists.first ?? "").text)"
        let lengths = texts[text] ?? []
        texts[text, default: []].append(row.durationMilliseconds)
        return lengths.contains { length in
            guard let length, let own = row.durationMilliseconds else { return true }
            return abs(length - own) <= 2_000
        }
    }
}
