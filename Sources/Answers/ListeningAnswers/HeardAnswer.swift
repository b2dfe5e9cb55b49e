import Postgres

/// An artist, album or song, and how much a listener heard of it.
public struct HeardAnswer: Sendable, Equatable, Encodable {
    /// What it is called.
    public let name: String
    /// Whose it is, for albums and songs; nil for artists.
    public let artist: String?
    /// How often a song of it was played.
    public let plays: Int
    /// How long, in milliseconds.
    public let ms: Int
    /// The share of all listening of that time, 0…1.
    public let share: Double
    /// Songs of it that were heard.
    public let songs: Int
    /// For songs: the track of the catalogue.
    public let trackId: String?
}

extension ListeningQueries {
    /// What a listener heard most, by artist: the longest first.
    ///
    /// - Throws: `DatabaseError`.
    public func artists(
        of listener: ListenerAnswer, in period: Period = .always, limit: Int
    ) async throws -> [HeardAnswer] {
        try await database.query(
            """
            select min(s.artist) as name, null as artist, sum(t.plays) as plays, sum(t.ms) as ms, count(*) as songs,
              coalesce(sum(t.ms) / nullif(sum(sum(t.ms)) over (), 0), 0) as share, null as track_id
            from listening.song_sums($1, $2, $3) t join listening.songs s on s.id = t.song_id
            group by s.artist_key order by sum(t.ms) desc, sum(t.plays) desc, 1 limit $4
            """, listener.number, period.from, period.to, limit
        ).map(HeardAnswer.init(row:))
    }

    /// By album. Songs of which no album is known are left out.
    ///
    /// - Throws: `DatabaseError`.
    public func albums(
        of listener: ListenerAnswer, in period: Period = .always, limit: Int
    ) async throws -> [HeardAnswer] {
        try await database.query(
            """
            select min(s.album) as name, min(s.artist) as artist, sum(t.plays) as plays, sum(t.ms) as ms,
              count(*) as songs, coalesce(sum(t.ms) / nullif(max(w.ms), 0), 0) as share, null as track_id
            from listening.song_sums($1, $2, $3) t
            join listening.songs s on s.id = t.song_id
            cross join (select sum(ms) as ms from listening.song_sums($1, $2, $3)) w
            where s.album is not null
            group by s.artist_key, lower(s.album) order by sum(t.ms) desc, sum(t.plays) desc, 1 limit $4
            """, listener.number, period.from, period.to, limit
        ).map(HeardAnswer.init(row:))
    }

    /// By song.
    ///
    /// - Throws: `DatabaseError`.
    public func tracks(
        of listener: ListenerAnswer, in period: Period = .always, limit: Int
    ) async throws -> [HeardAnswer] {
        try await database.query(
            """
            select s.title as name, s.artist, t.plays, t.ms, 1 as songs, s.track_id,
              coalesce(t.ms / nullif(sum(t.ms) over (), 0), 0) as share
            from listening.song_sums($1, $2, $3) t join listening.songs s on s.id = t.song_id
            order by t.ms desc, t.plays desc, s.title, s.id limit $4
            """, listener.number, period.from, period.to, limit
        ).map(HeardAnswer.init(row:))
    }
}

extension HeardAnswer {
    fileprivate init(row: Row) throws {
        let track: Int64? = try row["track_id"]
        self.init(
            name: try row["name"], artist: try row["artist"], plays: try row["plays"], ms: try row["ms"],
            share: try row["share"], songs: try row["songs"], trackId: track.map { String($0) })
    }
}
