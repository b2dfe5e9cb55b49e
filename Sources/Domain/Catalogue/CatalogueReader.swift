public import FleetMessages
public import Postgres
import Surroundings

/// What the catalogue knows already: asked before any provider is.
public struct CatalogueReader: Sendable {
    let database: Database

    public init(_ database: Database) { self.database = database }

    /// An artist, as sources know it; `id` is another than asked where two turned out to be one.
    public struct ArtistState: Sendable, Equatable {
        /// The artist that all is stored under now.
        public let id: ArtistID
        /// The name as stored, by which they are shown.
        public let name: String
        /// Sorted by id; a source may know an artist under several.
        public let nativeIDs: [Source: [String]]
    }

    /// What is known of these artists, by the id asked for; one that there is not is left out.
    ///
    /// - Throws: `DatabaseError`; `CancellationError`.
    public func artists(_ artists: [ArtistID]) async throws -> [ArtistID: ArtistState] {
        try await database.query(
            """
            select asked.id, a.id, a.name,
              (select jsonb_agg(jsonb_build_object('source', i.source, 'native_id', i.native_id)
                 order by i.source, i.native_id)
               from linernotes.artist_identities i where i.artist_id = a.id)::text as native_ids
            from linernotes.artists asked
            join linernotes.artists a on a.id = coalesce(asked.merged_into, asked.id)
            where asked.id = any ($1)
            """, artists.map(\.rawValue)
        ).reduce(into: [:]) { states, row in
            states[ArtistID(rawValue: try row[0])] = ArtistState(
                id: ArtistID(rawValue: try row[1]), name: try row["name"],
                nativeIDs: try IdentityRow.bySource(row["native_ids"]))
        }
    }

    /// A person, as sources know them; `id` is another than asked where two turned out to be one.
    public struct PersonState: Sendable, Equatable {
        /// The person that all is stored under now.
        public let id: PersonID
        /// The name as stored, by which they are shown; single credits keep their own.
        public let name: String
        /// Sorted by id; a source may know a person under several.
        public let nativeIDs: [Source: [String]]
        /// Handles by platform that sources state.
        public let handles: [String: [String]]
        /// Sources that were asked for profiles lately.
        public let fresh: Set<Source>
    }

    /// What is known of these people, by the id asked for; one that there is not is left out.
    ///
    /// - Parameters:
    ///   - people: Ids of ours, those of people made one with others among them.
    ///   - freshFor: How long fetched profiles count as fresh.
    /// - Throws: `DatabaseError`; `CancellationError`.
    public func people(_ people: [PersonID], freshFor: Duration) async throws -> [PersonID: PersonState] {
        try await database.query(
            """
            select asked.id, p.id, p.name,
              (select jsonb_agg(jsonb_build_object('source', i.source, 'native_id', i.native_id)
                 order by i.source, i.native_id)
               from linernotes.person_identities i where i.person_id = p.id)::text as native_ids,
              (select jsonb_agg(distinct jsonb_build_object('source', l.platform, 'native_id', l.handle))
               from linernotes.social_links l where l.person_id = p.id and l.handle is not null)::text as handles,
              array(select f.source from linernotes.freshness f
                where f.subject = 'person_links' and f.subject_id = p.id
                  and f.fetched_at > linernotes.current_time() - make_interval(secs => $2)) as fresh
            from linernotes.people asked
            join linernotes.people p on p.id = coalesce(asked.merged_into, asked.id)
            where asked.id = any ($1)
            """, people.map(\.rawValue), freshFor.inSeconds
        ).reduce(into: [:]) { states, row in
            let handles = try IdentityRow.bySource(row["handles"])
            states[PersonID(rawValue: try row[0])] = PersonState(
                id: PersonID(rawValue: try row[1]), name: try row["name"],
                nativeIDs: try IdentityRow.bySource(row["native_ids"]),
                handles: Dictionary(uniqueKeysWithValues: handles.map { ($0.key.name, $0.value) }),
                fresh: Set((try row["fresh"] as [String]).map { Source($0) }))
        }
    }

    /// Those of these handles whose accounts were looked at lately.
    public func freshProfiles(_ handles: [String], platform: String, freshFor: Duration) async throws -> Set<String> {
        Set(
            try await database.query(
                """
                select handle from linernotes.social_profiles where platform = $1 and handle = any ($2)
                  and seen_at > linernotes.current_time() - make_interval(secs => $3)
                """, platform, handles, freshFor.inSeconds
            ).map { try $0[0] as String })
    }

    /// An album, how sources know it, and which of them were asked for its tracks lately.
    public struct AlbumState: Sendable, Equatable {
        /// The title as stored.
        public let title: String
        /// Sorted by id; a source may know an album under several.
        public let nativeIDs: [Source: [String]]
        /// Sources whose tracks were fetched within the time that was asked for.
        public let fresh: Set<Source>
    }

    /// What is known of these albums; one that there is not is left out.
    ///
    /// - Parameters:
    ///   - albums: Ids of ours.
    ///   - freshFor: How long fetched tracks count as fresh.
    /// - Throws: `DatabaseError`; `CancellationError`.
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
        /// With artists, codes, ids and places; what is not known is empty.
        public let reference: TrackReference
        /// Sources whose credits were fetched within the time that was asked for.
        public let fresh: Set<Source>
    }

    /// What is known of these tracks; one that there is not is left out.
    ///
    /// - Parameters:
    ///   - tracks: Ids of ours.
    ///   - freshFor: How long fetched credits count as fresh.
    /// - Throws: `DatabaseError`; `CancellationError`.
    public func tracks(_ tracks: [TrackID], freshFor: Duration) async throws -> [TrackID: TrackState] {
        try await database.query(
            """
            select id, title, note, length_ms, isrcs, native_ids::text, artists::text, places::text,
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
    /// The album whose tracks are listed.
    public let album: AlbumID
    /// So many tracks of the album come before it; 0: none.
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
