public import FleetMessages
import Postgres

/// An album, as a line of a list.
public struct AlbumAnswer: Sendable, Equatable, Encodable {
    /// Our number of it.
    public let albumId: AlbumID
    /// Its title.
    public let title: String
    /// Who it is credited to, in one line; empty where nobody is named.
    public let artists: String
    /// `album`, `single` and so on, in a source's word; nil: no source says.
    public let kind: String?
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; nil: no source says.
    public let releaseDate: String?
    /// How many of its tracks are known.
    public let tracks: Int
    /// Tracks of it that have a producer.
    public let tracksWithProducer: Int
}

extension CatalogueQueries {
    /// An artist's albums, the newest first, those without a date last.
    ///
    /// - Parameters:
    ///   - after: Only those behind this album, the last of the page before; nil: from the first on. Behind one that
    ///     is gone there is nothing.
    ///   - limit: Most albums, 1 or more.
    /// - Throws: `DatabaseError`.
    public func albums(of artist: ArtistID, after: AlbumID? = nil, limit: Int) async throws -> [AlbumAnswer] {
        try await database.query(
            """
            with page as (
              select b.id, b.title, b.kind, b.release_date, coalesce(b.release_date, '') as date
              from linernotes.album_artists x join linernotes.albums b on b.id = x.album_id
              where x.artist_id = $1 and ($2::bigint is null or exists (
                select from linernotes.albums last where last.id = $2
                  and (coalesce(b.release_date, ''), b.id) < (coalesce(last.release_date, ''), last.id)))
              order by date desc, b.id desc limit $3
            )
            select p.id, p.title, p.kind, p.release_date,
              coalesce((
                select string_agg(a.credited_as, ', ' order by a.position)
                from linernotes.album_artists a where a.album_id = p.id), '') as artists,
              (select count(*) from linernotes.album_tracks t where t.album_id = p.id) as tracks,
              (
                select count(*) from linernotes.album_tracks t
                where t.album_id = p.id and exists (
                  select from linernotes.credits c where c.track_id = t.track_id
                    and c.role in ('producer', 'co_producer', 'additional_producer'))) as with_producer
            from page p order by p.date desc, p.id desc
            """, artist.rawValue, after?.rawValue, limit
        ).map(AlbumAnswer.init(row:))
    }
}

extension AlbumAnswer {
    init(row: Row) throws {
        self.init(
            albumId: AlbumID(rawValue: try row["id"]), title: try row["title"], artists: try row["artists"],
            kind: try row["kind"], releaseDate: try row["release_date"], tracks: try row["tracks"],
            tracksWithProducer: try row["with_producer"])
    }
}
