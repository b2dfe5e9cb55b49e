import Catalogue
import FleetMessages
import Messages
import Postgres

/// A track that can be asked about.
struct TrackAnswer: Sendable, Equatable, Encodable {
    let trackId: TrackID
    let title: String
    let artists: String
    let credits: Int
}

extension CatalogueAnswers {
    /// The tracks that the text means: by our id or a source's, else by the whole title, else by part of it.
    func tracks(_ text: String, limit: Int = 50) async throws -> [TrackAnswer] {
        try await database.query(
            """
            with matched as (
              select t.id, t.title,
                case
                  when t.id::text = $1 or t.id in (
                    select track_id from linernotes.track_identities where native_id in ($1, lower($1))) then 1
                  when lower(t.title) = lower($1) then 2
                  when strpos(lower(t.title), lower($1)) > 0 then 3
                end as rank
              from linernotes.tracks t
            )
            select t.id, t.title,
              coalesce((
                select string_agg(a.credited_as, ', ' order by a.position)
                from linernotes.track_artists a where a.track_id = t.id), '') as artists,
              (select count(*) from linernotes.credits c where c.track_id = t.id) as credits
            from matched t where t.rank = (select min(rank) from matched) order by t.title, t.id limit $2
            """, text, limit
        ).map(TrackAnswer.init(row:))
    }

    func explain(_ track: TrackAnswer) async throws -> Explanation {
        let evidence = try await evidence(of: track.trackId)
        let credits = try await database.query(
            """
            select c.person_id, p.name, c.role, c.confidence
            from linernotes.credits c join linernotes.people p on p.id = c.person_id where c.track_id = $1
            """, track.trackId.rawValue)
        let people = try await database.query(
            "select id, name from linernotes.people where id = any ($1)", evidence.map(\.person.rawValue))
        let stored: [CreditKey: Double] = try credits.reduce(into: [:]) { stored, row in
            guard let role = CreditRole(rawValue: try row["role"]) else { return }
            stored[CreditKey(person: PersonID(rawValue: try row["person_id"]), role: role)] = try row["confidence"]
        }
        let names: [PersonID: String] = try people.reduce(into: [:]) {
            $0[PersonID(rawValue: try $1["id"])] = try $1["name"]
        }
        return Explanation(track: track, evidence: evidence, stored: stored, names: names)
    }

    /// What sources state about a track; nothing is locked.
    private func evidence(of track: TrackID) async throws -> [Evidence] {
        try await database.query(
            """
            select e.track_id, i.person_id, e.person_name, e.source, e.role, e.level, e.credited_as, e.source_role,
              e.stated_on, coalesce(m.score, 1) as match_score
            from linernotes.credit_evidence e
            left join linernotes.track_matches m on m.track_id = e.track_id and m.source = e.source
            join linernotes.person_identities i on i.source = e.source and i.native_id = e.person_native_id
            where e.track_id = $1 order by e.source, e.person_native_id, e.role, e.level, e.stated_on
            """, track.rawValue
        ).compactMap { row in
            // A role or level that this program does not know was written by a newer one.
            guard let role = CreditRole(rawValue: try row["role"]), let level = CreditLevel(rawValue: try row["level"])
            else { return nil }
            return Evidence(
                track: track, person: PersonID(rawValue: try row["person_id"]), personName: try row["person_name"],
                source: Source(try row["source"]), role: role, level: level, creditedAs: try row["credited_as"],
                sourceRole: try row["source_role"], statedOn: try row["stated_on"], matchScore: try row["match_score"])
        }
    }
}

extension TrackAnswer {
    init(row: Row) throws {
        self.init(
            trackId: TrackID(rawValue: try row["id"]), title: try row["title"], artists: try row["artists"],
            credits: try row["credits"])
    }

    static func table(_ tracks: [TrackAnswer]) -> Table {
        Table(
            [.number("id", importance: 9), .text("track", importance: 8), .text("artists"), .number("credits")],
            rows: tracks.map { [$0.trackId.description, $0.title, $0.artists, String($0.credits)] })
    }
}
