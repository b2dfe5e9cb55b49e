import AnswerForms
import FoundationEssentials
public import Postgres
import PrintableText

/// The form of an export of plays.
public enum ListeningExportFormat: String, Sendable, CaseIterable {
    /// A play each line, for spreadsheets.
    case csv
    /// A play each line with all that it was made of: an import of it makes the same table.
    case jsonl
    /// Listens as ListenBrainz exports and imports them.
    case listenbrainz
}

/// All plays of a listener as pieces of text, the oldest first: the memory of one page, and no file.
public struct ListeningExport: AsyncSequence, Sendable {
    /// A piece, and how many plays are in it.
    public typealias Element = (text: String, plays: Int)

    private static let pageSize = 2_000
    private let database: Database
    private let listener: ListenerAnswer
    private let format: ListeningExportFormat

    public init(_ database: Database, of listener: ListenerAnswer, as format: ListeningExportFormat) {
        (self.database, self.listener, self.format) = (database, listener, format)
    }

    /// Begins at the oldest play.
    public func makeAsyncIterator() -> Iterator { Iterator(export: self) }

    /// Goes through the plays page by page.
    public struct Iterator: AsyncIteratorProtocol {
        let export: ListeningExport
        private var last: (time: Date, id: Int64)?
        private var isHeadDone = false
        private var isDone = false

        init(export: ListeningExport) { self.export = export }

        /// - Throws: `DatabaseError`.
        public mutating func next() async throws -> Element? {
            guard !isDone else { return nil }
            let rows = try await export.page(after: last)
            let head = isHeadDone ? "" : export.head
            isHeadDone = true
            isDone = rows.count < ListeningExport.pageSize
            if let end = rows.last { last = (try end["started_at"], try end["id"]) }
            return (head + (try rows.map { try export.line($0) }.joined()), rows.count)
        }
    }

    private func page(after last: (time: Date, id: Int64)?) async throws -> [Row] {
        try await database.query(
            """
            select p.id, p.started_at, p.started_from, p.started_to, p.ended_from, p.ended_to, p.ms_played, s.title,
              s.artist, s.artists, s.album, s.spotify_ids, s.isrcs, s.length_ms, p.flags, p.sources, (
                select jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
                  'source', r.source, 'at_ms', r.at_ms, 'precision_ms', r.precision_ms, 'anchor', r.anchor,
                  'anchor_margin', r.anchor_margin, 'ms_played', r.ms_played, 'offline_start_ms', r.offline_start_ms,
                  'flags', listening.flag_names(r.flags), 'ordinal', r.ordinal, 'title', r.title,
                  'artists', r.artists, 'album', r.album, 'spotify_id', r.spotify_id, 'isrc', r.isrc, 'mbid', r.mbid,
                  'duration_ms', r.duration_ms)) order by r.id)
                from listening.reports r where r.play_id = p.id and $5) as reports
            from listening.plays p join listening.songs s on s.id = p.song_id
            where p.listener_id = $1 and ($2::timestamptz is null or (p.started_at, p.id) > ($2, $3::bigint))
            order by p.started_at, p.id limit $4
            """, listener.number, last?.time, last?.id, Self.pageSize, format == .jsonl)
    }

    private var head: String {
        guard format == .csv else { return "" }
        return
            "started_at,started_from,started_to,ended_from,ended_to,ms_played,title,artists,album,spotify_id,isrc,flags,sources\r\n"
    }

    private func line(_ row: Row) throws -> String {
        switch format {
        case .csv: try csv(row)
        case .jsonl: try JSONForm.line(ExportedPlay(row)) + "\n"
        case .listenbrainz: try JSONForm.line(ExportedListen(row)) + "\n"
        }
    }

    private func csv(_ row: Row) throws -> String {
        let (spotify, isrcs): ([String], [String]) = (try row["spotify_ids"], try row["isrcs"])
        let (flags, sources, artists): ([String], [String], [String]) = (
            try row["flags"], try row["sources"], try row["artists"]
        )
        let times = try ["started_at", "started_from", "started_to", "ended_from", "ended_to"].map { name in
            let time: Date = try row[name]
            return Self.time(time)
        }
        let (played, album): (Int?, String?) = (try row["ms_played"], try row["album"])
        let cells =
            times + [
                played.map { String($0) } ?? "", try row["title"], artists.joined(separator: "; "), album ?? "",
                spotify.first ?? "", isrcs.first ?? "", flags.joined(separator: " "), sources.joined(separator: " "),
            ]
        return cells.map(CSVCell.text).joined(separator: ",") + "\r\n"
    }

    static func time(_ date: Date) -> String {
        date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
    }
}
