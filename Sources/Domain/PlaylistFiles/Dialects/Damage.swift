import SeparatedText

/// What is wrong with the form of a row. Pure.
struct Damage {
    var isQuoteBroken = false
    var isMisencoded = false
    var isTooLong = false
    /// Fewer cells than any row of the dialect has.
    var isShort = false
    /// Fewer cells than the headings name.
    var isCut = false
    var isLong = false
    /// Whether a row without a song is an item that is not there.
    var isEmptyItem = false
    /// What stands where an ISRC should.
    var badCode: String?

    init() {}

    /// - Parameter columns: The cells that are read; nil: all.
    init(_ record: SeparatedRecord, _ text: DecodedText, cells columns: [Int]? = nil) {
        let cells = columns.map { columns in
            columns.compactMap { record.cells.indices.contains($0) ? record.cells[$0] : nil }
        }
        isQuoteBroken = record.brokenLine != nil
        isTooLong = (cells ?? record.cells).contains { $0.utf8.count > CellText.bytesMaximum }
        isMisencoded = text.isDamaged && (cells ?? record.cells).contains { $0.unicodeScalars.contains("\u{FFFD}") }
    }
}

extension PlaylistRow {
    /// What the row's reference names.
    mutating func read(_ reference: SpotifyReference?) {
        switch reference {
        case .track(let id): spotifyID = id
        case .local(let file):
            kind = .local
            if title == nil, !file.title.isEmpty { title = CellText.tidied(file.title) }
            if artists.isEmpty, !file.artist.isEmpty { artists = [CellText.tidied(file.artist)] }
            if album == nil, !file.album.isEmpty { album = CellText.tidied(file.album) }
            durationMilliseconds =
                durationMilliseconds ?? file.seconds.flatMap { (1..<90_000) ~= $0 ? $0 * 1_000 : nil }
        case .episode, .show: kind = .episode
        case .album: kind = .album
        case .artist: kind = .artist
        case .playlist: kind = .playlist
        case .shortLink: reason = .unresolvableLink
        case .broken, nil: break
        }
        if reference == .show { reason = .notATrack }
    }

    /// `Artist - Title` in one cell, at the first dash: a guess.
    mutating func splitTitle() {
        guard let title else { return }
        for dash in [" - ", " – ", " — "] {
            guard let range = title.firstRange(of: dash) else { continue }
            let (artist, rest) = (title[..<range.lowerBound], title[range.upperBound...])
            guard !artist.isEmpty, !rest.isEmpty else { continue }
            (artists, self.title, isTextGuessed) = ([String(artist)], String(rest), true)
            return
        }
    }

    /// Gives the row its reason, once all of it is read; duplicates are found later.
    mutating func judge(_ damage: Damage, raw cells: [String]) {
        let reason = self.judged(damage)
        if reason == .ok, let code = damage.badCode {
            warning = "Its ISRC is none: \(code.prefix(40))"
        }
        if reason == .nullItem { kind = .empty }
        if reason != .ok {
            raw = CellText.tidied(String(decoding: cells.joined(separator: ", ").utf8.prefix(500), as: UTF8.self))
        }
        self.reason = reason
    }

    private func judged(_ damage: Damage) -> RowReason {
        if damage.isQuoteBroken { return .badQuote }
        if damage.isTooLong { return .tooLong }
        switch kind {
        case .local: return .localFile
        case .episode: return reason == .notATrack ? .notATrack : .episode
        case .audiobook, .album, .artist, .playlist: return .notATrack
        case .track, .empty: break
        }
        if damage.isMisencoded { return .badEncoding }
        let hasKey = isrc != nil || spotifyID != nil || title != nil
        if damage.isShort { return .shortRow }
        if damage.isLong { return .longRow }
        if hasKey { return .ok }
        if reason == .unresolvableLink { return .unresolvableLink }
        if damage.badCode != nil { return .badISRC }
        if damage.isEmptyItem, artists.isEmpty, album == nil { return .nullItem }
        return damage.isCut ? .shortRow : .noKey
    }
}
