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

    /// An album as a source knows it, and whether its tracks were fetched lately.
    public struct AlbumState: Sendable, Equatable {
        public let nativeID: String
        public let title: String
        public let isFresh: Bool
    }

    /// Albums that a source knows.
    ///
    /// - Parameter freshFor: How long fetched tracks count as fresh.
    public func albums(
        _ albums: [AlbumID], at source: Source, freshFor: Duration
    ) async throws -> [AlbumID: AlbumState] {
        try await database.query(
            """
            select distinct on (i.album_id) i.album_id, i.native_id, a.title,
              coalesce(f.fetched_at > linernotes.current_time() - make_interval(secs => $3), false) as is_fresh
            from linernotes.album_identities i
            join linernotes.albums a on a.id = i.album_id
            left join linernotes.freshness f
              on f.subject = 'album_tracks' and f.subject_id = i.album_id and f.source = i.source
            where i.source = $1 and i.album_id = any ($2) order by i.album_id, i.native_id
            """, source.name, albums.map(\.rawValue), freshFor.inSeconds
        ).reduce(into: [:]) { states, row in
            states[AlbumID(rawValue: try row[0])] = AlbumState(
                nativeID: try row["native_id"], title: try row["title"], isFresh: try row["is_fresh"])
        }
    }

    /// A track as a source knows it, and whether its claims were fetched lately.
    public struct TrackState: Sendable, Equatable {
        public let reference: TrackReference
        public let isFresh: Bool
    }

    /// Tracks that a source knows, each with an album of it, where it stands on one.
    public func tracks(
        _ tracks: [TrackID], at source: Source, freshFor: Duration
    ) async throws -> [TrackID: TrackState] {
        try await database.query(
            """
            select distinct on (i.track_id) i.track_id, i.native_id, b.native_id as album_native_id,
              coalesce(f.fetched_at > linernotes.current_time() - make_interval(secs => $3), false) as is_fresh
            from linernotes.track_identities i
            left join linernotes.album_tracks t on t.track_id = i.track_id
            left join linernotes.album_identities b on b.album_id = t.album_id and b.source = i.source
            left join linernotes.freshness f
              on f.subject = 'track_credits' and f.subject_id = i.track_id and f.source = i.source
            where i.source = $1 and i.track_id = any ($2) order by i.track_id, i.native_id, b.native_id
            """, source.name, tracks.map(\.rawValue), freshFor.inSeconds
        ).reduce(into: [:]) { states, row in
            let reference = TrackReference(nativeID: try row["native_id"], albumNativeID: try row["album_native_id"])
            states[TrackID(rawValue: try row[0])] = TrackState(reference: reference, isFresh: try row["is_fresh"])
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
