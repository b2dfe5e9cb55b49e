import Listening

/// Rows of cells: Last.fm, Libre.fm, Pano Scrobbler and portable players.
struct CellRows {
    let dialect: Dialect
    let now: Int
    /// How far the clock of a portable player is ahead of UTC, in milliseconds, where somebody named it.
    let clockAhead: Int?
    private var columns: [String: Int] = [:]
    private var isZoneKnown = true

    init(_ dialect: Dialect, now: Int, clockAhead: Int?) {
        (self.dialect, self.now, self.clockAhead) = (dialect, now, clockAhead)
    }

    /// What became of a line; nil: it is a heading or a comment.
    mutating func row(_ line: [UInt8]) -> Result<Report, Refusal>? {
        guard let text = String(validating: line, as: UTF8.self) else { return .failure(.badEncoding) }
        switch dialect {
        case .scrobblerLog: return logged(text)
        case .lastFMGhanCSV: return headed(text).map { ghan($0) }
        case .pano: return headed(text).map { pano($0) }
        case .lastFMPlainCSV: return plain(CellLine.cells(text))
        default: return libreFM(text)
        }
    }

    /// Reads the heading first, and then each line by its columns.
    private mutating func headed(_ text: String) -> ((String) -> String?)? {
        let cells = CellLine.cells(text)
        guard !columns.isEmpty else {
            for (index, cell) in cells.enumerated() {
                columns[cell.trimmed.lowercased().filter { $0 != "\u{feff}" }] = index
            }
            return nil
        }
        let columns = columns
        return { name in
            guard let index = columns[name], index < cells.count else { return nil }
            let cell = cells[index].trimmed
            return cell.isEmpty ? nil : cell
        }
    }

    private func ghan(_ cell: (String) -> String?) -> Result<Report, Refusal> {
        var draft = ReportDraft(source: .lastFM)
        (draft.title, draft.artists) = (cell("track"), [cell("artist")].compactMap(\.self))
        (draft.album, draft.mbid) = (cell("album"), cell("track_mbid"))
        if let seconds = cell("uts") {
            guard let seconds = Int(seconds), abs(seconds) < 1 << 40 else { return .failure(.badTime) }
            draft.at = seconds * 1_000
        } else if let minute = cell("utc_time") {
            // Rows without a second occur; the minute is what is left.
            guard let time = PlainTime.named(minute) else { return .failure(.badTime) }
            (draft.source, draft.precision, draft.at) = (.lastFMMinutes, 60_000, time)
        }
        return draft.report(now: now)
    }

    private func pano(_ cell: (String) -> String?) -> Result<Report, Refusal> {
        func known(_ name: String) -> String? { cell(name).flatMap { $0 == "null" ? nil : $0 } }
        guard known("event") ?? "scrobble" == "scrobble" else { return .failure(.notAPlay) }
        var draft = ReportDraft(source: .pano)
        (draft.title, draft.artists) = (known("track"), [known("artist")].compactMap(\.self))
        (draft.album, draft.duration, draft.precision) = (known("album"), known("durationms").flatMap { Int($0) }, 1)
        if let time = known("timems") {
            guard let milliseconds = Int(time) else { return .failure(.badTime) }
            draft.at = milliseconds
        }
        return draft.report(now: now)
    }

    private func plain(_ cells: [String]) -> Result<Report, Refusal> {
        guard cells.count >= 4 else { return .failure(.badType) }
        var draft = ReportDraft(source: .lastFMMinutes)
        (draft.artists, draft.album, draft.title, draft.precision) = ([cells[0]], cells[1], cells[2], 60_000)
        let time = cells[3].trimmed
        if !time.isEmpty {
            guard let at = PlainTime.named(time) else { return .failure(.badTime) }
            draft.at = at
        }
        return draft.report(now: now)
    }

    private mutating func libreFM(_ text: String) -> Result<Report, Refusal>? {
        let cells = CellLine.cells(text).map(\.trimmed)
        if columns.isEmpty {
            // Comments stand above the heading only: a title may begin with the same sign.
            if text.hasPrefix("#") { return nil }
            let names = cells.map { $0.lowercased() }
            if names.contains("artist"), names.contains("track") {
                for (index, name) in names.enumerated() { columns[name] = index }
                return nil
            }
            columns = ["time": 0, "artist": 1, "track": 2, "album": 3]
        }
        func cell(_ name: String) -> String? {
            columns[name].flatMap { $0 < cells.count && !cells[$0].isEmpty ? cells[$0] : nil }
        }
        var draft = ReportDraft(source: .libreFM)
        (draft.title, draft.artists, draft.album) = (cell("track"), [cell("artist")].compactMap(\.self), cell("album"))
        if let time = cell("time") {
            guard let seconds = Int(time), abs(seconds) < 1 << 40 else { return .failure(.badTime) }
            draft.at = seconds * 1_000
        }
        return draft.report(now: now)
    }

    private mutating func logged(_ text: String) -> Result<Report, Refusal>? {
        if text.hasPrefix("#") {
            if text.hasPrefix("#TZ/") { isZoneKnown = text == "#TZ/UTC" }
            return nil
        }
        let cells = CellLine.cells(text, separator: "\t").map(\.trimmed)
        guard cells.count >= 7 else { return .failure(.badType) }
        var draft = ReportDraft(source: .scrobblerLog)
        (draft.artists, draft.album, draft.title) = ([cells[0]], cells[1], cells[2])
        draft.duration = Int(cells[4]).map { $0 &* 1_000 }
        if cells[5] == "S" { draft.flags.insert(.skipped) }
        if !cells[6].isEmpty {
            guard let seconds = Int(cells[6]), abs(seconds) < 1 << 40 else { return .failure(.badTime) }
            draft.at = seconds * 1_000 - (isZoneKnown ? 0 : clockAhead ?? 0)
        }
        if cells.count > 7, !cells[7].isEmpty { draft.mbid = cells[7] }
        if !isZoneKnown, clockAhead == nil {
            // The number is the local clock, as if that were UTC; zones reach fourteen hours to both sides.
            draft.precision = 14 * 3_600_000
            draft.flags.insert(.zoneUnknown)
        }
        return draft.report(now: now)
    }
}
