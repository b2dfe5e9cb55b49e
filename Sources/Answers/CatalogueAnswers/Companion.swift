public import FleetMessages
import Postgres

/// Somebody with whom a person shares tracks: another person, or an artist.
public struct Companion: Sendable, Equatable, Encodable {
    /// Our number of them.
    public let id: Int64
    /// Their name.
    public let name: String
    /// How many tracks they share.
    public let tracks: Int
}

extension CatalogueQueries {
    /// Of how many of a person's newest tracks companions are counted: what is asked stays small for whoever did much.
    public static let companionTracksMaximum = 2_000

    /// The people who have a credit on the most of a person's tracks.
    ///
    /// - Throws: `DatabaseError`.
    public func people(with person: PersonID, limit: Int) async throws -> [Companion] {
        try await database.query(
            """
            with tracks as materialized (
              select distinct c.track_id from linernotes.credits c where c.person_id = $1
              order by c.track_id desc limit $3
            )
            select p.id, p.name, count(distinct c.track_id) as tracks
            from tracks t
            join linernotes.credits c on c.track_id = t.track_id and c.person_id <> $1
            join linernotes.people p on p.id = c.person_id
            group by p.id, p.name order by 3 desc, p.name, p.id limit $2
            """, person.rawValue, limit, Self.companionTracksMaximum
        ).map { Companion(id: try $0[0], name: try $0[1], tracks: try $0[2]) }
    }

    /// The artists on the most of whose tracks a person has a credit.
    ///
    /// - Throws: `DatabaseError`.
    public func artists(with person: PersonID, limit: Int) async throws -> [Companion] {
        try await database.query(
            """
            with tracks as materialized (
              select distinct c.track_id from linernotes.credits c where c.person_id = $1
              order by c.track_id desc limit $3
            )
            select a.id, a.name, count(*) as tracks
            from tracks t
            join linernotes.track_artists x on x.track_id = t.track_id
            join linernotes.artists a on a.id = x.artist_id
            group by a.id, a.name order by 3 desc, a.name, a.id limit $2
            """, person.rawValue, limit, Self.companionTracksMaximum
        ).map { Companion(id: try $0[0], name: try $0[1], tracks: try $0[2]) }
    }
}
