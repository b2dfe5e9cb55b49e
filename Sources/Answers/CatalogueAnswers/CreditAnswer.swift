public import Catalogue
public import FleetMessages
import Matching
import Postgres

/// Who did what on which track.
public struct CreditAnswer: Sendable, Equatable, Encodable {
    /// Our number of the track.
    public let trackId: TrackID
    /// The track's title.
    public let track: String
    /// Who performs it, as credited, in one line; empty where nobody is named.
    public let artists: String
    /// Our number of the person.
    public let personId: PersonID
    /// The person's name.
    public let person: String
    /// What they did, as the database has it: `co_producer`.
    public let role: String
    /// How sure it is, 0…1.
    public let confidence: Double
    /// Who states it, by name.
    public let sources: [String]

    /// Where this credit stands in a list: for the page behind it.
    public var key: CreditKey { CreditKey(track: trackId, person: personId, role: role) }
}

/// A person in a role on a track: there is one such credit.
public struct CreditKey: Hashable, Sendable {
    /// Our number of the track.
    public let track: TrackID
    /// Our number of the person.
    public let person: PersonID
    /// What they did, as the database has it.
    public let role: String

    public init(track: TrackID, person: PersonID, role: String) {
        self.track = track
        self.person = person
        self.role = role
    }
}

/// Which credits are asked for; nil: any.
public struct CreditFilter: Sendable, Equatable {
    /// Part of the track's title, in any spelling of it.
    public var track: String?
    /// Part of the person's name, in any spelling of it.
    public var person: String?
    /// Only tracks of this artist.
    public var artist: ArtistID?
    /// Only this role.
    public var role: CreditRole?

    public init(track: String? = nil, person: String? = nil, artist: ArtistID? = nil, role: CreditRole? = nil) {
        self.track = track
        self.person = person
        self.artist = artist
        self.role = role
    }
}

extension CatalogueQueries {
    /// Credits by track, the surest first. Titles and names match in part, as they are compared.
    ///
    /// - Parameters:
    ///   - after: Only those behind this credit, the last of the page before; nil: from the first on. Behind one that
    ///     is gone there is nothing.
    ///   - limit: Most credits, 1 or more.
    /// - Throws: `DatabaseError`.
    public func credits(_ filter: CreditFilter, after: CreditKey? = nil, limit: Int) async throws -> [CreditAnswer] {
        try await database.query(
            """
            with last as (
              select t.title, t.id as track_id, -c.confidence as doubt, c.role, p.name, p.id as person_id
              from linernotes.credits c
              join linernotes.tracks t on t.id = c.track_id
              join linernotes.people p on p.id = c.person_id
              where c.track_id = $5 and c.person_id = $6 and c.role = $7
            )
            select c.track_id, t.title, c.person_id, p.name, c.role, c.confidence, c.sources,
              coalesce((
                select string_agg(a.credited_as, ', ' order by a.position)
                from linernotes.track_artists a where a.track_id = t.id), '') as artists
            from linernotes.credits c
            join linernotes.tracks t on t.id = c.track_id
            join linernotes.people p on p.id = c.person_id
            where ($1::text is null or strpos(lower(t.title), lower($1)) > 0 or strpos(t.title_key, $9) > 0)
              and ($2::bigint is null or c.track_id in (select track_id from linernotes.tracks_of_artist($2)))
              and ($3::text is null or strpos(lower(p.name), lower($3)) > 0 or strpos(p.name_key, $10) > 0)
              and ($4::text is null or c.role = $4)
              and ($5::bigint is null or exists (
                select from last
                where (t.title, t.id, -c.confidence, c.role, p.name, p.id)
                  > (last.title, last.track_id, last.doubt, last.role, last.name, last.person_id)))
            order by t.title, t.id, c.confidence desc, c.role, p.name, p.id limit $8
            """, filter.track, filter.artist?.rawValue, filter.person, filter.role?.rawValue, after?.track.rawValue,
            after?.person.rawValue, after?.role, limit, filter.track.map { TitleKey($0).text },
            filter.person.map { NameKey($0).text }
        ).map(CreditAnswer.init(row:))
    }
}

extension CreditAnswer {
    init(row: Row) throws {
        self.init(
            trackId: TrackID(rawValue: try row["track_id"]), track: try row["title"], artists: try row["artists"],
            personId: PersonID(rawValue: try row["person_id"]), person: try row["name"], role: try row["role"],
            confidence: try row["confidence"], sources: try row["sources"])
    }
}
