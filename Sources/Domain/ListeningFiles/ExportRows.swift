import Listening

/// Lines of our own export: a play each, with all reports that it was made of.
enum ExportRows {
    static func play(_ row: JSONNode, now: Int) -> [Result<Report, Refusal>] {
        guard row.isObject, let reports = row["reports"] else { return [.failure(.notAPlay)] }
        return reports.elements.map { report($0, now: now) }
    }

    private static func report(_ row: JSONNode, now: Int) -> Result<Report, Refusal> {
        guard row.isObject, let source = row["source"]?.words.flatMap(ReportSource.init(rawValue:)) else {
            return .failure(.badType)
        }
        var draft = ReportDraft(source: source)
        draft.title = row["title"]?.words
        draft.artists = (row["artists"]?.elements ?? []).compactMap(\.words)
        draft.album = row["album"]?.words
        (draft.spotifyID, draft.isrc, draft.mbid) = (row["spotify_id"]?.words, row["isrc"]?.words, row["mbid"]?.words)
        draft.duration = row["duration_ms"]?.integer
        draft.at = row["at_ms"]?.integer
        draft.precision = min(max(row["precision_ms"]?.integer ?? 1_000, 1), 50_400_000)
        draft.anchor = row["anchor"]?.words.flatMap(Anchor.init(rawValue:)) ?? .unknown
        draft.played = row["ms_played"]?.integer
        draft.offlineStart = row["offline_start_ms"]?.integer
        draft.flags = (row["flags"]?.elements ?? []).compactMap(\.words).compactMap(PlayFlags.init(name:))
            .reduce(into: []) { $0.formUnion($1) }
        return draft.report(now: now).map { report in
            var report = report
            report.anchorMargin = min(max(row["anchor_margin"]?.integer ?? 0, -10_000), 10_000)
            report.ordinal = min(max(row["ordinal"]?.integer ?? 0, 0), 10_000)
            return report
        }
    }
}
