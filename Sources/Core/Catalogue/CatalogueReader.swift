public import Messages
public import Postgres
import Surroundings

/// What the catalogue knows already: asked before any provider is.
public struct CatalogueReader: Sendable {
    private let database: Database

    public init(_ database: Database) { self.database = database }

    /// How a source knows these artists; those that it does not know are left out.
    public func nativeIDs(of artists: [ArtistID], at source: Source) async throws -> [ArtistID: String] {
        try await database.query(
            """
            select distinct on (artist_id) artist_id, native_id from linernotes.artist_identities
            where source = $1 and artist_id = any ($2) order by artist_id, native_id
            """, source.name, artists.map(\.rawValue)
        ).reduce(into: [:]) { $0[ArtistID(rawValue: try $1[0])] = try $1[1] }
    }

    /// How a source knows these people.
    public func nativeIDs(of people: [PersonID], at source: Source) async throws -> [PersonID: String] {
        try await database.query(
            """
            select distinct on (person_id) person_id, native_id from linernotes.person_identities
            where source = $1 and person_id = any ($2) order by person_id, native_id
            """, source.name, people.map(\.rawValue)
        ).reduce(into: [:]) { $0[PersonID(rawValue: try $1[0])] = try $1[1] }
    }

    /// An album, how sources know it, and which of them were asked for its tracks lately.
    public struct AlbumState: Sendable, Equatable {
        public let title: String
        public let nativeIDs: [Source: [String]]
        public let fresh: Set<Source>
    }

    /// - Parameter freshFor: How long fetched tracks count as fresh.
    public func albums(_ albums: [AlbumID], freshFor: Duration) async throws -> [AlbumID: AlbumState] {
        try await database.query(
            """
            select a.id, a.title,
              (select jsonb_agg(jsonb_build_object('source', i.source, 'native_id', i.native_id)
                 order by i.source, i.native_id)
               from linernotes.album_identities i where i.album_id = a.id)::text as native_ids,
              array(select f.source from linernotes.freshness f
                where f.subject = 'album_tracks' and f.subject_id = a.id
                  and f.fetched_at > linernotes.current_time() - make_interval(secs => $2)) as fresh
            from linernotes.albums a where a.id = any ($1)
            """, albums.map(\.rawValue), freshFor.inSeconds
        ).reduce(into: [:]) { states, row in
            states[AlbumID(rawValue: try row[0])] = AlbumState(
                title: try row["title"], nativeIDs: try IdentityRow.bySource(row["native_ids"]),
                fresh: Set((try row["fresh"] as [String]).map { Source($0) }))
        }
    }

    /// A track with all by which sources may find it, and which of them were asked for its credits lately.
    public struct TrackState: Sendable, Equatable {
        public let reference: TrackReference
        public let fresh: Set<Source>
    }

    /// - Parameter freshFor: How long fetched credits count as fresh.
    public func tracks(_ tracks: [TrackID], freshFor: Duration) async throws -> [TrackID: TrackState] {
        try await database.query(
            """
            select id, title, length_ms, isrcs, native_ids::text, artists::text, places::text,
              array(select f.source from linernotes.freshness f
                where f.subject = 'track_credits' and f.subject_id = id
                  and f.fetched_at > linernotes.current_time() - make_interval(secs => $2)) as fresh
            from linernotes.track_references($1)
            """, tracks.map(\.rawValue), freshFor.inSeconds
        ).reduce(into: [:]) { states, row in
            let reference = try TrackReference(row: row)
            states[reference.id] = TrackState(
                reference: reference, fresh: Set((try row["fresh"] as [String]).map { Source($0) }))
        }
    }
}

/// Where a page of an album's tracks starts.
public struct TrackPage: Sendable, Hashable {
    public let album: AlbumID
    public let offset: Int

    public init(album: AlbumID, offset: Int) {
        self.album = album
        self.offset = offset
    }
}

extension Transaction {
    /// Pages of albums' tracks in the albums' order, one round trip for all of them.
    ///
    /// - Returns: For each page its tracks, and whether more follow.
    public func tracks(
        on pages: [TrackPage], limit: Int
    ) async throws -> [TrackPage: (tracks: [(id: TrackID, title: String)], hasMore: Bool)] {
        let rows = try await query(
            """
            select p.album_id, p.skip, t.id, t.title
            from unnest($1::bigint[], $2::bigint[]) as p(album_id, skip)
            cross join lateral (
              select t.id, t.title, a.disc_number, a.position
              from linernotes.album_tracks a join linernotes.tracks t on t.id = a.track_id
              where a.album_id = p.album_id order by a.disc_number, a.position, t.id offset p.skip limit $3) as t
            order by p.album_id, p.skip, t.disc_number, t.position, t.id
            """, pages.map(\.album.rawValue), pages.map { Int64($0.offset) }, limit + 1)
        let grouped = try Dictionary(grouping: rows) {
            TrackPage(album: AlbumID(rawValue: try $0[0]), offset: Int(try $0[1] as Int64))
        }
        return try grouped.mapValues { rows in
            (try rows.prefix(limit).map { (TrackID(rawValue: try $0[2]), try $0[3]) }, rows.count > limit)
        }
    }
}
