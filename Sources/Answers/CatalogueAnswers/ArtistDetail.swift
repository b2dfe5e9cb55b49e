public import FleetMessages
import Postgres

/// An artist in full.
public struct ArtistDetail: Sendable, Equatable, Encodable {
    /// Our number of them; another than was asked for where that one turned out to be this.
    public let artistId: ArtistID
    /// Their name.
    public let name: String
    /// What tells them from others of that name; empty where nothing is needed.
    public let disambiguation: String
    /// `Person`, `Group` and so on, in a source's word; nil: no source says.
    public let kind: String?
    /// A country's code; nil: no source says.
    public let country: String?
    /// How much of theirs there is.
    public let albums: Int
    /// Tracks that are theirs.
    public let tracks: Int
    /// Tracks of theirs that have a producer.
    public let tracksWithProducer: Int
    /// People who have a credit on one.
    public let people: Int
    /// The ids under which sources know them.
    public let identities: [SourceIdentity]
}

extension CatalogueQueries {
    /// An artist in full; nil where there is none of that number. One that was merged is the one it became.
    ///
    /// - Throws: `DatabaseError`.
    public func artist(_ id: ArtistID) async throws -> ArtistDetail? {
        let rows = try await database.query(
            """
            select b.id, b.name, b.disambiguation, b.kind, b.country,
              (select count(*) from linernotes.album_artists x where x.artist_id = b.id) as albums
            from linernotes.artists a join linernotes.artists b on b.id = coalesce(a.merged_into, a.id)
            where a.id = $1
            """, id.rawValue)
        guard let row = rows.first else { return nil }
        let number: Int64 = try row["id"]
        let counts = try await database.query(
            """
            with tracks as materialized (select track_id from linernotes.tracks_of_artist($1))
            select (select count(*) from tracks) as tracks,
              count(distinct c.track_id) filter (
                where c.role in ('producer', 'co_producer', 'additional_producer')) as with_producer,
              count(distinct c.person_id) as people
            from linernotes.credits c where c.track_id in (select track_id from tracks)
            """, number)[0]
        return ArtistDetail(
            artistId: ArtistID(rawValue: number), name: try row["name"], disambiguation: try row["disambiguation"],
            kind: try row["kind"], country: try row["country"], albums: try row["albums"],
            tracks: try counts["tracks"], tracksWithProducer: try counts["with_producer"],
            people: try counts["people"], identities: try await identities(.artist, of: number))
    }
}
