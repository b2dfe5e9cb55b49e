import FleetMessages
import Postgres

/// Reads credits in pages by their key, so that any number of them takes the memory of one page.
///
/// Each page shows the moment at which it is read; a credit comes at most once.
struct CreditPages: Sendable {
    let database: Database
    /// Only tracks of this artist; nil: all.
    let artist: ArtistID?
    /// Most credits of a page.
    let size: Int

    /// Where the next page starts: behind this credit.
    struct Position: Sendable, Equatable {
        var track: Int64 = 0
        var person: Int64 = 0
        var role = ""
    }

    /// The credits behind the position, and the position behind them; nil when there are no more.
    func page(after position: Position) async throws -> (credits: [ExportedCredit], last: Position)? {
        let rows = try await database.query(
            """
            select c.track_id, c.person_id, p.name, c.role, c.confidence, c.sources
            from linernotes.credits c join linernotes.people p on p.id = c.person_id
            where (c.track_id, c.person_id, c.role) > ($1, $2, $3)
              and ($4::bigint is null or c.track_id in (select track_id from linernotes.tracks_of_artist($4)))
            order by c.track_id, c.person_id, c.role limit $5
            """, position.track, position.person, position.role, artist?.rawValue, size)
        guard let end = rows.last else { return nil }
        let tracks = try await tracks(Set(rows.map { try $0["track_id"] as Int64 }))
        let people = Set(try rows.map { PersonID(rawValue: try $0["person_id"]) })
        let links = try await CatalogueQueries(database).links(of: Array(people))
        let last = Position(track: try end["track_id"], person: try end["person_id"], role: try end["role"])
        return (try rows.compactMap { try ExportedCredit(row: $0, tracks, links) }, last)
    }

    private func tracks(_ ids: Set<Int64>) async throws -> [Int64: ExportedTrack] {
        try await database.query(
            """
            select t.id, t.title,
              array(select i.isrc from linernotes.track_isrcs i where i.track_id = t.id order by i.isrc) as isrcs,
              array(
                select b.title from linernotes.album_tracks x join linernotes.albums b on b.id = x.album_id
                where x.track_id = t.id order by b.release_date nulls last, b.title, b.id) as albums,
              r.ids, r.names, r.credited
            from linernotes.tracks t
            cross join lateral (
              select coalesce(array_agg(a.id order by x.position, a.id), '{}') as ids,
                coalesce(array_agg(a.name order by x.position, a.id), '{}') as names,
                coalesce(array_agg(x.credited_as order by x.position, a.id), '{}') as credited
              from linernotes.track_artists x join linernotes.artists a on a.id = x.artist_id
              where x.track_id = t.id) as r
            where t.id = any ($1)
            """, Array(ids)
        ).reduce(into: [:]) { $0[try $1["id"]] = try ExportedTrack(row: $1) }
    }
}

/// What the credits of a track share.
private struct ExportedTrack {
    let title: String
    let isrcs: [String]
    let albums: [String]
    let artists: [ExportedCredit.Artist]

    init(row: Row) throws {
        title = try row["title"]
        isrcs = try row["isrcs"]
        albums = try row["albums"]
        let ids: [Int64] = try row["ids"]
        let names: [String] = try row["names"]
        let credited: [String] = try row["credited"]
        artists = ids.indices.map {
            .init(artistId: ArtistID(rawValue: ids[$0]), name: names[$0], creditedAs: credited[$0])
        }
    }
}

extension ExportedCredit {
    /// nil where the track was deleted after its credits were read.
    fileprivate init?(
        row: Row, _ tracks: [Int64: ExportedTrack], _ links: [PersonID: [PersonLink]]
    ) throws {
        let id: Int64 = try row["track_id"]
        guard let track = tracks[id] else { return nil }
        let person = PersonID(rawValue: try row["person_id"])
        self.init(
            trackId: TrackID(rawValue: id), track: track.title, isrcs: track.isrcs, artists: track.artists,
            albums: track.albums, personId: person, person: try row["name"], role: try row["role"],
            confidence: try row["confidence"], sources: try row["sources"], personLinks: links[person] ?? [])
    }
}
