public import FoundationEssentials
import Postgres

/// One play.
public struct PlayAnswer: Sendable, Equatable, Encodable {
    /// Our number, as a text. A play that is made anew gets another.
    public let playId: String
    /// The likeliest beginning.
    public let startedAt: Date
    /// The beginning lies between this …
    public let startedFrom: Date
    /// … and this time.
    public let startedTo: Date
    /// The end lies between this …
    public let endedFrom: Date
    /// … and this time.
    public let endedTo: Date
    /// How long was listened, in milliseconds; nil: nobody says.
    public let msPlayed: Int?
    /// The song's title.
    public let title: String
    /// Its artists.
    public let artists: [String]
    /// Its album; nil: not said.
    public let album: String?
    /// The track of the catalogue; nil: it waits for one.
    public let trackId: String?
    /// `short`, `zero`, `skipped`, `incognito`, `offline`, `zone_unknown`, `maybe_double`.
    public let flags: [String]
    /// Who reports it.
    public let sources: [String]
}

extension ListeningQueries {
    /// A listener's plays, the latest first.
    ///
    /// - Parameters:
    ///   - after: Only those before this play, the last of the page before; nil: from the latest on. Behind a play that
    ///     is gone there is nothing.
    ///   - limit: Most plays, 1 or more.
    /// - Throws: `DatabaseError`.
    public func plays(
        of listener: ListenerAnswer, in period: Period = .always, after: String? = nil, limit: Int
    ) async throws -> [PlayAnswer] {
        let rows = try await database.query(
            """
            select p.id, p.started_at, p.started_from, p.started_to, p.ended_from, p.ended_to, p.ms_played, s.title,
              s.artists, s.album, s.track_id, p.flags, p.sources
            from listening.plays p join listening.songs s on s.id = p.song_id
            where p.listener_id = $1 and p.started_at >= coalesce($2::timestamptz, '-infinity')
              and p.started_at < coalesce($3::timestamptz, 'infinity')
              and ($4::bigint is null or (p.started_at, p.id) < (
                select a.started_at, a.id from listening.plays a where a.id = $4 and a.listener_id = $1))
            order by p.started_at desc, p.id desc limit $5
            """, listener.number, period.from, period.to, after.map { Int64($0) ?? 0 }, limit)
        return try rows.map(PlayAnswer.init(row:))
    }
}

extension PlayAnswer {
    fileprivate init(row: Row) throws {
        let (id, track): (Int64, Int64?) = (try row["id"], try row["track_id"])
        self.init(
            playId: String(id), startedAt: try row["started_at"], startedFrom: try row["started_from"],
            startedTo: try row["started_to"], endedFrom: try row["ended_from"], endedTo: try row["ended_to"],
            msPlayed: try row["ms_played"], title: try row["title"], artists: try row["artists"],
            album: try row["album"], trackId: track.map { String($0) }, flags: try row["flags"],
            sources: try row["sources"])
    }
}
