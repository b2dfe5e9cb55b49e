import Listening

/// JSON rows of Last.fm, Maloja, Koito and Pano Scrobbler: times are starts.
enum ScrobbleRows {
    /// The tracks of a page of Last.fm.
    static func lastFM(page: JSONNode, key: String?, now: Int) -> [Result<Report, Refusal>] {
        guard page.isObject else { return [.failure(.badType)] }
        if let inner = page["recenttracks"] { return lastFM(page: inner, key: nil, now: now) }
        let tracks = page["track"]?.elements ?? (page["name"] == nil ? [] : [page])
        return tracks.map { lastFM(track: $0, now: now) }
    }

    private static func lastFM(track: JSONNode, now: Int) -> Result<Report, Refusal> {
        guard track.isObject else { return .failure(.badType) }
        if track["@attr"]?["nowplaying"]?.words == "true", track["date"] == nil { return .failure(.nowPlaying) }
        var draft = ReportDraft(source: .lastFM)
        draft.title = track["name"]?.words
        draft.artists = [(track["artist"]?["#text"] ?? track["artist"]?["name"])?.words].compactMap(\.self)
        draft.album = track["album"]?["#text"]?.words
        draft.mbid = track["mbid"]?.words
        if let value = track["date"]?["uts"] {
            guard let seconds = value.words.flatMap(Int.init) ?? value.integer, abs(seconds) < 1 << 40 else {
                return .failure(.badTime)
            }
            draft.at = seconds * 1_000
        }
        return draft.report(now: now)
    }

    static func maloja(_ row: JSONNode, now: Int) -> Result<Report, Refusal> {
        guard row.isObject else { return .failure(.badType) }
        let track = row["track"]
        var draft = ReportDraft(source: .maloja)
        draft.title = track?["title"]?.words
        draft.artists = (track?["artists"]?.elements ?? []).compactMap(\.words)
        draft.album = track?["album"]?["albumtitle"]?.words
        draft.duration = track?["length"]?.integer.map { $0 &* 1_000 }
        draft.played = row["duration"]?.integer.map { $0 &* 1_000 }
        if row["origin"]?.words == "import:spotify" { draft.anchor = .unknown }
        if let value = row["time"] {
            guard let seconds = value.integer, abs(seconds) < 1 << 40 else { return .failure(.badTime) }
            draft.at = seconds * 1_000
        }
        return draft.report(now: now)
    }

    static func koito(_ row: JSONNode, now: Int) -> Result<Report, Refusal> {
        guard row.isObject else { return .failure(.badType) }
        var draft = ReportDraft(source: .koito)
        draft.title = row["track"].flatMap(alias)
        let artists = row["artists"]?.elements ?? []
        let primary = artists.filter { $0["is_primary"]?.isTrue == true }
        let others = artists.filter { $0["is_primary"]?.isTrue != true }
        draft.artists = (primary + others).compactMap(alias)
        draft.album = row["album"].flatMap(alias)
        draft.mbid = row["track"]?["mbid"]?.words
        draft.duration = row["track"]?["duration"]?.integer.map { $0 &* 1_000 }
        if let value = row["listened_at"] {
            guard let time = value.words.flatMap(PlainTime.iso) else { return .failure(.badTime) }
            draft.at = time
        }
        return draft.report(now: now)
    }

    /// Names stand as aliases, one of them the primary.
    private static func alias(_ thing: JSONNode) -> String? {
        let aliases = thing["aliases"]?.elements ?? []
        return (aliases.first { $0["is_primary"]?.isTrue == true } ?? aliases.first)?["alias"]?.words
    }

    static func pano(_ row: JSONNode, now: Int) -> Result<Report, Refusal> {
        guard row.isObject else { return .failure(.badType) }
        guard row["event"]?.words ?? "scrobble" == "scrobble" else { return .failure(.notAPlay) }
        var draft = ReportDraft(source: .pano)
        draft.title = row["track"]?.words
        draft.artists = [row["artist"]?.words].compactMap(\.self)
        draft.album = row["album"]?.words
        draft.duration = row["durationMs"]?.integer
        draft.precision = 1
        if let value = row["timeMs"] {
            guard let time = value.integer else { return .failure(.badTime) }
            draft.at = time
        }
        return draft.report(now: now)
    }
}
