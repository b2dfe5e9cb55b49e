public import FleetMessages
import Postgres

/// An album with its tracks in order, and who produced them.
public struct AlbumDetail: Sendable, Equatable, Encodable {
    /// Somebody who is credited, by name and number.
    public struct Credited: Sendable, Equatable, Encodable {
        /// Our number of them: an artist's or a person's, as the property says that holds it.
        public let id: Int64
        /// The name as it is credited, or the person's own.
        public let name: String
    }

    /// A track on this album.
    public struct Entry: Sendable, Equatable, Encodable {
        /// Our number of it.
        public let trackId: TrackID
        /// Its title.
        public let title: String
        /// The disc that it is on, from 1.
        public let disc: Int
        /// Its place on the disc, from 1.
        public let position: Int
        /// How long it is; nil: no source says.
        public let lengthMs: Int?
        /// Who performs it, as credited, in one line; empty where nobody is named.
        public let artists: String
        /// Its producers, the surest first, 20 at most.
        public let producers: [Credited]
        /// How many credits it has.
        public let credits: Int
    }

    /// The album itself.
    public let album: AlbumAnswer
    /// Who it is credited to, in order.
    public let artists: [Credited]
    /// Its tracks in order, 500 at most.
    public let entries: [Entry]
    /// The ids under which sources know it.
    public let identities: [SourceIdentity]
}

extension CatalogueQueries {
    /// An album in full; nil where there is none of that number.
    ///
    /// - Throws: `DatabaseError`.
    public func album(_ id: AlbumID) async throws -> AlbumDetail? {
        let found = try await database.query(
            """
            select b.id, b.title, b.kind, b.release_date,
              coalesce((
                select string_agg(a.credited_as, ', ' order by a.position)
                from linernotes.album_artists a where a.album_id = b.id), '') as artists,
              (select count(*) from linernotes.album_tracks t where t.album_id = b.id) as tracks,
              (
                select count(*) from linernotes.album_tracks t
                where t.album_id = b.id and exists (
                  select from linernotes.credits c where c.track_id = t.track_id
                    and c.role in ('producer', 'co_producer', 'additional_producer'))) as with_producer
            from linernotes.albums b where b.id = $1
            """, id.rawValue
        ).first.map(AlbumAnswer.init(row:))
        guard let album = found else { return nil }
        let artists = try await database.query(
            """
            select artist_id, credited_as from linernotes.album_artists where album_id = $1 order by position limit 100
            """, id.rawValue
        ).map { AlbumDetail.Credited(id: try $0[0], name: try $0[1]) }
        return AlbumDetail(
            album: album, artists: artists, entries: try await entries(of: id),
            identities: try await identities(.album, of: id.rawValue))
    }

    private func entries(of album: AlbumID) async throws -> [AlbumDetail.Entry] {
        try await database.query(
            """
            select t.id, t.title, x.disc_number, x.position, t.length_ms,
              coalesce((
                select string_agg(a.credited_as, ', ' order by a.position)
                from linernotes.track_artists a where a.track_id = t.id), '') as artists,
              (select count(*) from linernotes.credits c where c.track_id = t.id) as credits,
              p.ids, p.names
            from linernotes.album_tracks x
            join linernotes.tracks t on t.id = x.track_id
            cross join lateral (
              select array_agg(best.id) as ids, array_agg(best.name) as names
              from (
                select who.id, who.name, max(c.confidence) as confidence
                from linernotes.credits c join linernotes.people who on who.id = c.person_id
                where c.track_id = t.id and c.role in ('producer', 'co_producer', 'additional_producer')
                group by who.id, who.name order by 3 desc, who.name, who.id limit 20) as best) as p
            where x.album_id = $1 order by x.disc_number, x.position, t.id limit 500
            """, album.rawValue
        ).map(AlbumDetail.Entry.init(row:))
    }
}

extension AlbumDetail.Entry {
    fileprivate init(row: Row) throws {
        let ids: [Int64]? = try row["ids"]
        let names: [String]? = try row["names"]
        self.init(
            trackId: TrackID(rawValue: try row["id"]), title: try row["title"], disc: try row["disc_number"],
            position: try row["position"], lengthMs: try row["length_ms"], artists: try row["artists"],
            producers: zip(ids ?? [], names ?? []).map { AlbumDetail.Credited(id: $0, name: $1) },
            credits: try row["credits"])
    }
}
