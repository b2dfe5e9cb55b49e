import Listening

/// Reads one file of a listening history, piece by piece, whatever its form.
///
/// Every row ends as a report, or is refused with one reason. What a file is called tells nothing, but that a row of a
/// video file without a track is a video.
public struct FileReader: Sendable {
    /// So much is looked at before the form is decided.
    private static let headMaximum = 65_536

    /// The form; nil: not enough was read yet.
    public private(set) var dialect: Dialect?
    private let now: Int
    private let clockAhead: Int?
    private let isVideo: Bool
    private var head: [UInt8] = []
    private var form = FileForm.json
    private var splitter = JSONSplitter()
    private var lines = CellLine()
    private var cells: CellRows?
    private var run: [Report] = []
    private var runNumbers: [Int] = []
    private var count = 0
    private var alike: [Int: Int] = [:]

    /// - Parameters:
    ///   - name: What the file is called.
    ///   - now: Milliseconds since 1970.
    ///   - clockAhead: How far the clock of a portable player that knows no zone is ahead of UTC, in milliseconds; nil: unknown.
    public init(name: String, now: Int, clockAhead: Int? = nil) {
        (self.now, self.clockAhead) = (now, clockAhead)
        let base = name.split(separator: "/").last.map { $0.lowercased() } ?? ""
        isVideo = base.contains("video")
    }

    /// The rows that end within these bytes.
    public mutating func rows(_ bytes: [UInt8]) -> [FileRow] {
        guard dialect == nil else { return read(bytes) }
        head += bytes
        guard head.count >= Self.headMaximum else { return [] }
        return begin()
    }

    /// The rows that are left at the end of the file.
    public mutating func end() -> [FileRow] {
        var rows = dialect == nil ? begin() : []
        guard let dialect, dialect != .beside, dialect != .playlist, dialect != .refused else { return rows }
        switch form {
        case .json: if splitter.isIncomplete { rows.append(filed(.failure(.notJSON))) }
        case .jsonLines: for line in lines.end() { rows += parsed(line, key: nil) }
        case .cells: rows += lines.end().compactMap { cells?.row($0) }.map { filed($0) }
        }
        rows += zip(runNumbers, AnchorInference.resolved(run)).map { FileRow(number: $0, result: .success($1)) }
        return rows
    }

    private mutating func begin() -> [FileRow] {
        let recognition = Recognition(head: head)
        (dialect, form) = (recognition.dialect, recognition.form)
        lines = CellLine(isQuoted: form == .cells && recognition.dialect != .scrobblerLog)
        cells = form == .cells ? CellRows(recognition.dialect, now: now, clockAhead: clockAhead) : nil
        let bytes = head
        head = []
        if recognition.dialect == .refused { return [filed(.failure(.notJSON))] }
        return read(bytes)
    }

    private mutating func read(_ bytes: [UInt8]) -> [FileRow] {
        switch dialect {
        case .beside, .playlist, .refused, nil: return []
        default: break
        }
        switch form {
        case .json: return splitter.pieces(bytes).flatMap { parsed($0.bytes, key: $0.key) }
        case .jsonLines: return lines.lines(bytes).flatMap { parsed($0, key: nil) }
        case .cells: return lines.lines(bytes).compactMap { cells?.row($0) }.compactMap { filed($0) }
        }
    }

    private mutating func parsed(_ bytes: [UInt8], key: String?) -> [FileRow] {
        guard isRow(key) else { return [] }
        guard bytes.count < JSONSplitter.pieceMaximum else { return [filed(.failure(.tooLarge))] }
        guard let node = JSONNode.parsed(bytes) else {
            let isText = String(validating: bytes, as: UTF8.self) != nil
            return [filed(.failure(isText ? .notJSON : .badEncoding))]
        }
        return results(node, key).compactMap { result in
            guard dialect == .recentlyPlayed, case .success(let report) = result else { return filed(result) }
            // Which end a time is of is told by all rows of the page together.
            count += 1
            run.append(report)
            runNumbers.append(count)
            return nil
        }
    }

    /// Whether what stands under a key of the outermost object is a row.
    private func isRow(_ key: String?) -> Bool {
        switch dialect {
        case .recentlyPlayed: key == "items" || key == nil
        case .maloja: key == "scrobbles"
        case .koito: key == "listens"
        case .lastFMGhanJSON: key == nil || key == "recenttracks" || key == "track"
        default: true
        }
    }

    private func results(_ node: JSONNode, _ key: String?) -> [Result<Report, Refusal>] {
        switch dialect {
        case .spotifyExtended: [SpotifyRows.extended(node, now: now, isVideo: isVideo)]
        case .spotifyShort: [SpotifyRows.short(node, now: now)]
        case .recentlyPlayed: [SpotifyRows.recent(node, now: now)]
        case .listenBrainz: [ListenBrainzRows.listen(node, now: now)]
        case .lastFMGhanJSON: ScrobbleRows.lastFM(page: node, key: key, now: now)
        case .maloja: [ScrobbleRows.maloja(node, now: now)]
        case .koito: [ScrobbleRows.koito(node, now: now)]
        case .pano: [ScrobbleRows.pano(node, now: now)]
        case .linerNotes: ExportRows.play(node, now: now)
        default: []
        }
    }

    /// The row of a result: rows that are alike and may be several plays are counted.
    private mutating func filed(_ result: Result<Report, Refusal>) -> FileRow {
        count += 1
        guard case .success(var report) = result, report.mayRepeat, dialect != .linerNotes else {
            return FileRow(number: count, result: result)
        }
        let likeness = report.identity.hashValue
        report.ordinal = alike[likeness, default: 0]
        alike[likeness] = report.ordinal + 1
        return FileRow(number: count, result: .success(report))
    }
}
