public import FleetMessages
import Postgres

/// A track in full, but for its credits: ``CatalogueQueries/explain(_:)`` has those.
public struct TrackDetail: Sendable, Equatable, Encodable {
    /// An album that it stands on.
    public struct Album: Sendable, Equatable, Encodable {
        /// Our number of it.
        public let albumId: AlbumID
        /// Its title.
        public let title: String
        /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; nil: no source says.
        public let releaseDate: String?
    }

    /// The track itself.
    public let track: TrackAnswer
    /// What tells it from others of its title; empty where sources say nothing.
    public let note: String
    /// How long it is; nil: no source says.
    public let lengthMs: Int?
    /// Its ISRCs, 20 at most.
    public let isrcs: [String]
    /// Who performs it, in order.
    public let artists: [AlbumDetail.Credited]
    /// The albums that it stands on, the oldest first, 50 at most.
    public let albums: [Album]
    /// The ids under which sources know it.
    public let identities: [SourceIdentity]
}

extension CatalogueQueries {
    /// A track in full; nil where there is none of that number.
    ///
    /// - Throws: `DatabaseError`.
    public func track(_ id: TrackID) async throws -> TrackDetail? {
        let rows = try await database.query(
            """
            select t.id, t.title, t.note, t.length_ms,
              coalesce((
                select string_agg(a.credited_as, ', ' order by a.position)
                from linernotes.track_artists a where a.track_id = t.id), '') as artists,
              (select count(*) from linernotes.credits c where c.track_id = t.id) as credits,
              array(select i.isrc from linernotes.track_isrcs i where i.track_id = t.id order by 1 limit 20) as isrcs
            from linernotes.tracks t where t.id = $1
            """, id.rawValue)
        guard let row = rows.first else { return nil }
        let track = TrackAnswer(
            trackId: id, title: try row["title"], artists: try row["artists"], credits: try row["credits"])
        let artists = try await database.query(
            """
            select artist_id, credited_as from linernotes.track_artists where track_id = $1 order by position limit 100
            """, id.rawValue
        ).map { AlbumDetail.Credited(id: try $0[0], name: try $0[1]) }
        return TrackDetail(
            track: track, note: try row["note"], lengthMs: try row["length_ms"], isrcs: try row["isrcs"],
            artists: artists, albums: try await albums(with: id),
            identities: try await identities(.track, of: id.rawValue)
        )
    }

    private func albums(with track: TrackID) async throws -> [TrackDetail.Album] {
        try await database.query(
            """
            select b.id, b.title, b.release_date
            from linernotes.album_tracks x join linernotes.albums b on b.id = x.album_id
            where x.track_id = $1 order by b.release_date nulls last, b.id limit 50
            """, track.rawValue
        ).map {
            TrackDetail.Album(
                albumId: AlbumID(rawValue: try $0[0]), title: try $0[1], releaseDate: try $0[2])
        }
    }
}
