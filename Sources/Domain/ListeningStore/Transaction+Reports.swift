import Listening
import Postgres

/// What of a batch was not there before.
struct FreshReports: Sendable {
    /// The numbers of reports that are new.
    var new: Set<Int> = []
    /// Those, and reports whose anchor is told more clearly now.
    var touched: [Int64] = []
}

extension Transaction {
    /// Stores reports, each once.
    func storeReports(_ batch: ReportBatch, _ songs: [Int64], _ listener: ListenerID) async throws -> FreshReports {
        let reports = batch.reports
        let rows = try await query(
            """
            select report_id, is_new from listening.store_reports($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13,
              $14, $15, $16, $17, $18, $19)
            """, listener, batch.songPlaces.map { songs[$0] }, batch.identities, reports.map(\.source.rawValue),
            reports.map(\.at), reports.map(\.precision), reports.map(\.anchor.rawValue), reports.map(\.anchorMargin),
            reports.map(\.millisecondsPlayed), reports.map(\.offlineStart), reports.map(\.flags.rawValue),
            reports.map(\.ordinal), reports.map(\.track.title),
            reports.map { $0.track.artists.joined(separator: "\u{1f}") }, reports.map(\.track.album),
            reports.map(\.track.spotifyID), reports.map(\.track.isrc), reports.map(\.track.mbid),
            reports.map(\.track.durationMilliseconds))
        var fresh = FreshReports()
        for row in rows {
            fresh.touched.append(try row["report_id"])
            if try row["is_new"] { fresh.new.insert(try row["report_id"]) }
        }
        return fresh
    }

    /// All reports of which plays are made anew.
    func islands(_ reports: [Int64], _ songs: [Int64], _ listener: ListenerID) async throws -> Islands {
        let rows = try await query(
            """
            select id, song_id, source, at_ms, precision_ms, anchor, ms_played, offline_start_ms, flags, ordinal,
              spotify_id, isrc, duration_ms, previous_end_ms
            from listening.islands($1, $2, $3)
            """, listener, reports, songs)
        var islands = Islands()
        for row in rows {
            guard let report = try FiledReport(row: row) else { continue }
            islands.reports[try row[1], default: []].append(report)
        }
        return islands
    }

    /// Puts plays in the place of those of the same reports.
    func replacePlays(_ plays: [Islands.Made], _ islands: Islands, _ listener: ListenerID) async throws {
        let reports = plays.enumerated().flatMap { place, made in made.reports.map { ($0, place + 1) } }
        try await query(
            "select listening.replace_plays($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)", listener,
            reports.map(\.0), reports.map(\.1), plays.map(\.song), plays.map(\.play.startedAt),
            plays.map(\.play.started.earliest), plays.map(\.play.started.latest), plays.map(\.play.ended.earliest),
            plays.map(\.play.ended.latest), plays.map(\.play.millisecondsPlayed), plays.map(\.play.millisecondsCounted),
            plays.map { $0.play.flags.names.joined(separator: ",") },
            plays.map { $0.play.sources.map(\.rawValue).joined(separator: ",") }, plays.map(\.play.ordinal))
    }
}

extension FiledReport {
    /// A row of `listening.islands`; nil for a source that a later version stored.
    fileprivate init?(row: Row) throws {
        let anchor: String = try row[5]
        guard let source = ReportSource(rawValue: try row[2]), let anchor = Anchor(rawValue: anchor) else { return nil }
        let report = Report(
            source: source,
            track: ReportedTrack(
                title: "", artists: [], spotifyID: try row[10], isrc: try row[11], durationMilliseconds: try row[12]),
            at: try row[3], precision: try row[4], anchor: anchor, millisecondsPlayed: try row[6],
            offlineStart: try row[7], flags: PlayFlags(rawValue: try row[8]), ordinal: try row[9])
        self.init(id: try row[0], report, previousEnd: try row[13])
    }
}
