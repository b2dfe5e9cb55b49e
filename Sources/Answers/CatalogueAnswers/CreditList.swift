public import FleetMessages
import Postgres

/// Which credits a list holds; nil and empty: any.
public struct CreditSelection: Sendable, Equatable {
    /// Of this person.
    public var person: PersonID?
    /// With this person beside them on the track, or as themselves.
    public var with: PersonID?
    /// On tracks of this artist.
    public var artist: ArtistID?
    /// In one of these roles, as the database has them.
    public var roles: [String] = []
    /// On tracks whose first album came out in that year.
    public var year: Int?

    public init(
        person: PersonID? = nil, with: PersonID? = nil, artist: ArtistID? = nil, roles: [String] = [], year: Int? = nil
    ) {
        self.person = person
        self.with = with
        self.artist = artist
        self.roles = roles
        self.year = year
    }
}

/// A credit, with the year of its track.
public struct DatedCredit: Sendable, Equatable, Encodable {
    /// The credit.
    public let credit: CreditAnswer
    /// The year in which the first album with the track came out; nil: no source says.
    public let year: Int?
}

extension CatalogueQueries {
    /// Credits by track, the newest track first: those that a number on a page counts.
    ///
    /// - Parameters:
    ///   - selection: Names a person or an artist; else there is nothing.
    ///   - after: Only those behind this credit, the last of the page before; nil: from the first on.
    ///   - limit: Most credits, 1 or more.
    /// - Throws: `DatabaseError`.
    public func credits(
        _ selection: CreditSelection, after: CreditKey? = nil, limit: Int
    ) async throws -> [DatedCredit] {
        guard selection.person != nil || selection.artist != nil else { return [] }
        return try await database.query(
            """
            select c.track_id, t.title, c.person_id, p.name, c.role, c.confidence, c.sources, d.year,
              coalesce((
                select string_agg(a.credited_as, ', ' order by a.position)
                from linernotes.track_artists a where a.track_id = t.id), '') as artists
            from linernotes.credits c
            join linernotes.tracks t on t.id = c.track_id
            join linernotes.people p on p.id = c.person_id
            cross join lateral (
              select substring(min(b.release_date) from '^[0-9]{4}')::int as year
              from linernotes.album_tracks x join linernotes.albums b on b.id = x.album_id
              where x.track_id = c.track_id) as d
            where ($1::bigint is null or c.person_id = $1)
              and ($2::bigint is null or exists (
                select from linernotes.credits o where o.track_id = c.track_id and o.person_id = $2))
              and ($3::bigint is null or c.track_id in (select track_id from linernotes.tracks_of_artist($3)))
              and (cardinality($4::text[]) = 0 or c.role = any ($4))
              and ($5::int is null or d.year = $5)
              and ($6::bigint is null or (c.track_id, c.person_id, c.role) < ($6, $7, $8))
            order by c.track_id desc, c.person_id desc, c.role desc limit $9
            """, selection.person?.rawValue, selection.with?.rawValue, selection.artist?.rawValue, selection.roles,
            selection.year, after?.track.rawValue, after?.person.rawValue, after?.role, limit
        ).map { DatedCredit(credit: try CreditAnswer(row: $0), year: try $0["year"]) }
    }
}
