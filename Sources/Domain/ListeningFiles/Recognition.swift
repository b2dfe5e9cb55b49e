/// Tells a file's form from its beginning.
struct Recognition: Equatable {
    let dialect: Dialect
    let form: FileForm

    init(_ dialect: Dialect, _ form: FileForm) { (self.dialect, self.form) = (dialect, form) }

    /// - Parameter head: The beginning of the file, some rows of it.
    init(head: [UInt8]) {
        let start = head.starts(with: [0xef, 0xbb, 0xbf]) ? 3 : 0
        let first = head[start...].first { !($0 == 0x20 || (0x09...0x0d).contains($0)) }
        switch first {
        // No text: a picture, or an archive within an archive.
        case _ where head.prefix(1_024).contains(0) || head.starts(with: [0x50, 0x4b, 3, 4]):
            self.init(.refused, .cells)
        case nil: self.init(.beside, .jsonLines)
        case UInt8(ascii: "["): self = Self.array(head)
        case UInt8(ascii: "{"): self = Self.object(head)
        case UInt8(ascii: "<"): self.init(.refused, .cells)
        default: self = Self.text(String(decoding: head[start...], as: UTF8.self))
        }
    }

    private static func array(_ head: [UInt8]) -> Recognition {
        var splitter = JSONSplitter()
        // Rows that are no objects say nothing; the first that does decides.
        for piece in splitter.pieces(head) {
            guard let row = JSONNode.parsed(piece.bytes), row.isObject else { continue }
            if let dialect = dialect(ofRow: row) { return Recognition(dialect, .json) }
        }
        if splitter.isIncomplete, let dialect = dialect(ofText: head) { return Recognition(dialect, .json) }
        // An empty list is an export of somebody who listened to nothing.
        return Recognition(splitter.isIncomplete ? .refused : .spotifyExtended, .json)
    }

    private static func dialect(ofRow row: JSONNode) -> Dialect? {
        let keys = Set(row.keys)
        if keys.contains("linernotes") { return .linerNotes }
        if !keys.isDisjoint(with: ["ts", "master_metadata_track_name", "spotify_track_uri", "ms_played"]) {
            return .spotifyExtended
        }
        if keys.contains("endTime") || keys.contains("msPlayed") { return .spotifyShort }
        if keys.contains("listened_at") || keys.contains("track_metadata") { return .listenBrainz }
        if keys.contains("timeMs") || keys.contains("timeHuman") { return .pano }
        if keys.contains("played_at") { return .recentlyPlayed }
        if keys.contains("track") || keys.contains("@attr") { return .lastFMGhanJSON }
        return nil
    }

    /// A first row that is longer than the head: its keys stand in the text.
    private static func dialect(ofText head: [UInt8]) -> Dialect? {
        let text = String(decoding: head.prefix(4_096), as: UTF8.self)
        if text.contains("\"ts\"") || text.contains("\"ms_played\"") { return .spotifyExtended }
        if text.contains("\"endTime\"") { return .spotifyShort }
        if text.contains("\"track_metadata\"") || text.contains("\"listened_at\"") { return .listenBrainz }
        return text.contains("\"track\"") ? .lastFMGhanJSON : nil
    }

    private static func object(_ head: [UInt8]) -> Recognition {
        let line = head.split(separator: 0x0a, maxSplits: 1).first.map(Array.init) ?? []
        if let row = JSONNode.parsed(line), row.isObject {
            if let dialect = dialect(ofRow: row), dialect != .lastFMGhanJSON { return Recognition(dialect, .jsonLines) }
            if row["score"] != nil || row["recording_msid"] != nil || row["user_id"] != nil {
                return Recognition(.beside, .jsonLines)
            }
        }
        return Recognition(whole(head), .json)
    }

    private static func whole(_ head: [UInt8]) -> Dialect {
        var splitter = JSONSplitter()
        let pieces = splitter.pieces(head)
        let text = String(decoding: head.prefix(65_536), as: UTF8.self)
        func has(_ key: String) -> Bool { text.contains("\"\(key)\"") }
        if has("playlists") || has("playlist") { return .playlist }
        if has("scrobbles") { return .maloja }
        if has("listens"), has("aliases") || has("exported_at") { return .koito }
        if has("recenttracks") || (has("track") && has("@attr") && !has("items")) { return .lastFMGhanJSON }
        if has("items"), has("played_at") || has("cursors") { return .recentlyPlayed }
        if has("user_id"), has("username"), pieces.count <= 4 { return .beside }
        return .refused
    }

    private static func text(_ text: String) -> Recognition {
        let lines = text.split(whereSeparator: \.isNewline)
        guard let first = lines.first else { return Recognition(.refused, .cells) }
        if first.hasPrefix("#AUDIOSCROBBLER") { return Recognition(.scrobblerLog, .cells) }
        if first.hasPrefix("timeHuman") { return Recognition(.pano, .cells) }
        let named = CellLine.cells(String(first)).map { $0.trimmed.lowercased() }
        if named.first == "uts" { return Recognition(.lastFMGhanCSV, .cells) }
        guard let row = lines.first(where: { !$0.hasPrefix("#") }) else { return Recognition(.refused, .cells) }
        let cells = CellLine.cells(String(row))
        let lowered = cells.map { $0.trimmed.lowercased() }
        if lowered.contains("time"), lowered.contains("artist"), lowered.contains("track") {
            return Recognition(.libreFM, .cells)
        }
        if cells.count >= 3, Int(cells[0].trimmed) != nil { return Recognition(.libreFM, .cells) }
        if cells.count == 4 { return Recognition(.lastFMPlainCSV, .cells) }
        return Recognition(.refused, .cells)
    }
}
