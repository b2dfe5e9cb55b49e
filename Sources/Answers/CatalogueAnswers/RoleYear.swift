public import FleetMessages
import Postgres

/// How many tracks of a year somebody has a role on.
public struct RoleYear: Sendable, Equatable, Encodable {
    /// The year in which the first album with the track came out; nil: no source says.
    public let year: Int?
    /// What was done, as the database has it: `co_producer`.
    public let role: String
    /// Tracks of that year with that role.
    public let tracks: Int

    public init(year: Int?, role: String, tracks: Int) {
        self.year = year
        self.role = role
        self.tracks = tracks
    }
}

extension CatalogueQueries {
    /// What a person did over the years.
    ///
    /// - Returns: A row for each year and role, those of no year last.
    /// - Throws: `DatabaseError`.
    public func roleYears(of person: PersonID) async throws -> [RoleYear] {
        try await database.query(
            """
            with tracks as materialized (
              select distinct c.track_id from linernotes.credits c where c.person_id = $1
            ), dated as materialized (
              select t.track_id, (
                select substring(min(b.release_date) from '^[0-9]{4}')::int
                from linernotes.album_tracks x join linernotes.albums b on b.id = x.album_id
                where x.track_id = t.track_id) as year
              from tracks t
            )
            select d.year, c.role, count(distinct c.track_id) as tracks
            from linernotes.credits c join dated d using (track_id)
            where c.person_id = $1 group by 1, 2 order by 1 nulls last, 2
            """, person.rawValue
        ).map(RoleYear.init(row:))
    }

    /// What was done for an artist's tracks over the years, by anybody.
    ///
    /// - Returns: A row for each year and role, those of no year last.
    /// - Throws: `DatabaseError`.
    public func roleYears(on artist: ArtistID) async throws -> [RoleYear] {
        try await database.query(
            """
            with dated as materialized (
              select t.track_id, (
                select substring(min(b.release_date) from '^[0-9]{4}')::int
                from linernotes.album_tracks x join linernotes.albums b on b.id = x.album_id
                where x.track_id = t.track_id) as year
              from linernotes.tracks_of_artist($1) t
            )
            select d.year, c.role, count(distinct c.track_id) as tracks
            from linernotes.credits c join dated d using (track_id)
            group by 1, 2 order by 1 nulls last, 2
            """, artist.rawValue
        ).map(RoleYear.init(row:))
    }
}

extension RoleYear {
    fileprivate init(row: Row) throws {
        self.init(year: try row["year"], role: try row["role"], tracks: try row["tracks"])
    }
}
