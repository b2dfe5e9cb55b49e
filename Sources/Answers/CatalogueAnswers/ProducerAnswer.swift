public import Catalogue
public import FleetMessages
import Postgres

/// Who produced tracks: how many, how sure, and how to reach them.
public struct ProducerAnswer: Sendable, Equatable, Encodable {
    /// Our number of the person.
    public let personId: PersonID
    /// Their name.
    public let name: String
    /// Tracks of which they are a producer.
    public let tracks: Int
    /// How sure the surest of these credits is, 0…1.
    public let confidenceBest: Double
    /// How sure these credits are on average, 0…1; a track counts by its surest.
    public let confidenceAverage: Double
    /// Who states these credits, by name.
    public let sources: [String]
    /// Their pages, by platform.
    public internal(set) var links: [PersonLink]
}

extension CreditRole {
    /// The roles that make a producer, as the database has them.
    public static let producerNames = allCases.filter(\.makesProducer).map(\.rawValue)
}

extension CatalogueQueries {
    /// Producers with the most tracks first; then the surest; then by name.
    ///
    /// - Parameters:
    ///   - artist: Counts this artist's tracks only; nil: all.
    ///   - after: Only those behind this person, the last of the page before; nil: from the first on. Behind somebody
    ///     who is no producer any more there is nobody.
    ///   - limit: Most producers, 1 or more.
    /// - Throws: `DatabaseError`.
    public func producers(
        of artist: ArtistID? = nil, after: PersonID? = nil, limit: Int
    ) async throws -> [ProducerAnswer] {
        let rows = try await database.query(
            """
            with best as (
              select c.person_id, c.track_id, max(c.confidence) as confidence
              from (
                select o.person_id, o.track_id, o.confidence, o.role from linernotes.credits o where $2::bigint is null
                union all
                select o.person_id, o.track_id, o.confidence, o.role
                from linernotes.tracks_of_artist($2) a join linernotes.credits o on o.track_id = a.track_id
                where $2 is not null) as c
              where c.role = any ($1)
              group by c.person_id, c.track_id
            ), counted as (
              select person_id, count(*) as tracks, max(confidence) as best, avg(confidence) as average,
                array_agg(track_id) as track_ids
              from best group by person_id
            ), ranked as (
              select c.*, p.name, row_number() over (order by c.tracks desc, c.best desc, c.average desc, p.name, p.id) as place
              from counted c join linernotes.people p on p.id = c.person_id
            )
            select r.person_id, r.name, r.tracks, r.best, r.average, array(
                select distinct s from linernotes.credits c, unnest(c.sources) as s
                where c.person_id = r.person_id and c.role = any ($1) and c.track_id = any (r.track_ids) order by s
              ) as sources
            from ranked r
            where $3::bigint is null or r.place > (select place from ranked where person_id = $3)
            order by r.place limit $4
            """, CreditRole.producerNames, artist?.rawValue, after?.rawValue, limit)
        let producers = try rows.map(ProducerAnswer.init(row:))
        let links = try await links(of: producers.map(\.personId))
        return producers.map { producer in
            var producer = producer
            producer.links = links[producer.personId] ?? []
            return producer
        }
    }
}

extension ProducerAnswer {
    fileprivate init(row: Row) throws {
        self.init(
            personId: PersonID(rawValue: try row["person_id"]), name: try row["name"], tracks: try row["tracks"],
            confidenceBest: try row["best"], confidenceAverage: try row["average"], sources: try row["sources"],
            links: [])
    }
}
