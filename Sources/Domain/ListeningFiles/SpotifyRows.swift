import Listening

/// Rows of Spotify's files and answers.
enum SpotifyRows {
    /// A row of the extended history. Addresses, user agents and names of accounts are never looked at.
    static func extended(_ row: JSONNode, now: Int, isVideo: Bool) -> Result<Report, Refusal> {
        guard row.isObject else { return .failure(.badType) }
        var played: Int?
        if let value = row["ms_played"] {
            guard let number = value.count else { return .failure(.badType) }
            played = number
        }
        var draft = ReportDraft(source: .spotifyHistory)
        draft.title = row["master_metadata_track_name"]?.words
        draft.artists = [row["master_metadata_album_artist_name"]?.words].compactMap(\.self)
        // The key is doubled; whoever reads `master_metadata_album_name` gets nothing.
        draft.album = (row["master_metadata_album_album_name"] ?? row["master_metadata_album_name"])?.words
        draft.spotifyID = row["spotify_track_uri"]?.words
        if draft.title == nil, draft.spotifyID == nil {
            if row["episode_name"] != nil || row["spotify_episode_uri"] != nil { return .failure(.episode) }
            if row["audiobook_title"] != nil || row["audiobook_uri"] != nil { return .failure(.audiobook) }
            return .failure(isVideo ? .videoWithoutTrack : .noTrack)
        }
        (draft.played, draft.anchor) = (played, .end)
        if let value = row["ts"] {
            guard case .text(let text) = value else { return .failure(.badType) }
            guard let time = PlainTime.iso(text) else { return .failure(.badTime) }
            draft.at = time
        }
        if row["skipped"]?.isTrue == true { draft.flags.insert(.skipped) }
        if row["incognito_mode"]?.isTrue == true { draft.flags.insert(.incognito) }
        if row["offline"]?.isTrue == true {
            draft.flags.insert(.offline)
            draft.offlineStart = offlineStart(row["offline_timestamp"]?.integer, upTo: draft.at)
        }
        return draft.report(now: now)
    }

    /// Seconds in newer files and milliseconds in older ones; zero, and what makes no sense, is none.
    private static func offlineStart(_ value: Int?, upTo end: Int?) -> Int? {
        guard let value, let end else { return nil }
        let time = value > 100_000_000_000 ? value : value.multipliedReportingOverflow(by: 1_000).partialValue
        return (1_136_073_600_000...max(end + 86_400_000, 1_136_073_600_000)).contains(time) ? min(time, end) : nil
    }

    /// A row of the account data: the minute of its end.
    static func short(_ row: JSONNode, now: Int) -> Result<Report, Refusal> {
        guard row.isObject else { return .failure(.badType) }
        if row["podcastName"] != nil || row["episodeName"] != nil { return .failure(.episode) }
        if row["audiobookName"] != nil || row["audiobookTitle"] != nil { return .failure(.audiobook) }
        var draft = ReportDraft(source: .spotifyShort)
        draft.title = row["trackName"]?.words
        draft.artists = [row["artistName"]?.words].compactMap(\.self)
        (draft.precision, draft.anchor) = (60_000, .end)
        if let value = row["msPlayed"] {
            guard let number = value.count else { return .failure(.badType) }
            draft.played = number
        }
        if let value = row["endTime"] {
            guard case .text(let text) = value else { return .failure(.badType) }
            guard let time = PlainTime.iso(text) else { return .failure(.badTime) }
            draft.at = time
        }
        return draft.report(now: now)
    }

    /// An item of the tracks played last. Whether `played_at` is a start or an end changed over the years.
    static func recent(_ row: JSONNode, now: Int) -> Result<Report, Refusal> {
        guard row.isObject else { return .failure(.badType) }
        guard let track = row["track"] else { return .failure(.noTrack) }
        if case .text("episode")? = track["type"] { return .failure(.episode) }
        var draft = ReportDraft(source: .spotifyPoll)
        draft.title = track["name"]?.words
        draft.artists = (track["artists"]?.elements ?? []).compactMap { $0["name"]?.words }
        draft.album = track["album"]?["name"]?.words
        draft.spotifyID = track["id"]?.words
        draft.isrc = track["external_ids"]?["isrc"]?.words
        draft.duration = track["duration_ms"]?.integer
        (draft.precision, draft.anchor) = (1, .unknown)
        if let value = row["played_at"] {
            guard let time = value.words.flatMap(PlainTime.iso) else { return .failure(.badTime) }
            draft.at = time
        }
        return draft.report(now: now)
    }
}
