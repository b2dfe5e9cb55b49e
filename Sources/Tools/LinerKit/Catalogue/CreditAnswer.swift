import Catalogue
import FleetMessages
import Postgres

/// Who did what on which track.
struct CreditAnswer: Sendable, Equatable, Encodable {
    let trackId: TrackID
    let track: String
    /// Who performs it, as credited.
    let artists: String
    let personId: PersonID
    let person: String
    let role: String
    let confidence: Double
    let sources: [String]
}

/// Which credits are asked for; nil: any.
struct CreditFilter: Sendable, Equatable {
    var track: String?
    var person: String?
    var artist: ArtistID?
    var role: CreditRole?
}

extension CatalogueAnswers {
    /// Credits by track, the surest first. Titles and names match in part and in any case.
    func credits(_ filter: CreditFilter, limit: Int) async throws -> [CreditAnswer] {
        try await database.query(
            """
            select c.track_id, t.title, c.person_id, p.name, c.role, c.confidence, c.sources,
              coalesce((
                select string_agg(a.credited_as, ', ' order by a.position)
                from linernotes.track_artists a where a.track_id = t.id), '') as artists
            from linernotes.credits c
            join linernotes.tracks t on t.id = c.track_id
            join linernotes.people p on p.id = c.person_id
            where ($1::text is null or strpos(lower(t.title), lower($1)) > 0)
              and ($2::bigint is null or c.track_id in (select track_id from linernotes.tracks_of_artist($2)))
              and ($3::text is null or strpos(lower(p.name), lower($3)) > 0)
              and ($4::text is null or c.role = $4)
            order by t.title, t.id, c.confidence desc, c.role, p.name, p.id limit $5
            """, filter.track, filter.artist?.rawValue, filter.person, filter.role?.rawValue, limit
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

    static func table(_ credits: [CreditAnswer]) -> Table {
        Table(
            [
                .text("track", importance: 8, widthMinimum: 12), .text("artists", importance: 2),
                .text("person", importance: 9, widthMinimum: 12), .text("role", importance: 7, widthMinimum: 8),
                .number("confidence"), .text("sources"),
            ],
            rows: credits.map {
                [
                    $0.track, $0.artists, $0.person, roleSpelled($0.role), Spelling.confidence($0.confidence),
                    $0.sources.joined(separator: ", "),
                ]
            })
    }
}

/// `co-producer` for `co_producer`.
func roleSpelled(_ role: String) -> String {
    role.hasPrefix("co_") ? role.replacing("_", with: "-") : role.replacing("_", with: " ")
}
