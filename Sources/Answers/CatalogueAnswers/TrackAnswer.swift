public import FleetMessages
import Matching
import Postgres

/// A track that can be asked about.
public struct TrackAnswer: Sendable, Equatable, Encodable {
    /// Our number of it.
    public let trackId: TrackID
    /// Its title.
    public let title: String
    /// Who performs it, as credited, in one line; empty where nobody is named.
    public let artists: String
    /// How many credits it has.
    public let credits: Int
}

extension CatalogueQueries {
    /// The tracks that the text means: by our id or a source's, else by the whole title, else by part of it, as titles
    /// are compared; ordered by title.
    ///
    /// - Parameters:
    ///   - after: Only those behind this track, the last of the page before; nil: from the first on. Behind one that
    ///     is gone there is nothing.
    ///   - limit: Most tracks, 1 or more.
    /// - Throws: `DatabaseError`.
    public func tracks(_ text: String, after: TrackID? = nil, limit: Int = 50) async throws -> [TrackAnswer] {
        try await database.query(
            """
            with matched as (
              select t.id, t.title,
                case
                  when t.id::text = $1 or t.id in (
                    select track_id from linernotes.track_identities where native_id in ($1, lower($1))) then 1
                  when lower(t.title) = lower($1) or t.title_key = $4 then 2
                  when strpos(lower(t.title), lower($1)) > 0 or strpos(t.title_key, $4) > 0 then 3
                end as rank
              from linernotes.tracks t
            )
            select t.id, t.title,
              coalesce((
                select string_agg(a.credited_as, ', ' order by a.position)
                from linernotes.track_artists a where a.track_id = t.id), '') as artists,
              (select count(*) from linernotes.credits c where c.track_id = t.id) as credits
            from matched t
            where t.rank = (select min(rank) from matched)
              and ($2::bigint is null or exists (
                select from linernotes.tracks last where last.id = $2 and (t.title, t.id) > (last.title, last.id)))
            order by t.title, t.id limit $3
            """, text, after?.rawValue, limit, TitleKey(text).text
        ).map(TrackAnswer.init(row:))
    }
}

extension TrackAnswer {
    fileprivate init(row: Row) throws {
        self.init(
            trackId: TrackID(rawValue: try row["id"]), title: try row["title"], artists: try row["artists"],
            credits: try row["credits"])
    }
}
