import Catalogue
import FleetMessages
import Postgres

extension CatalogueQueries {
    /// Why we believe the credits of a track: computed now, from the statements as they stand.
    ///
    /// - Throws: `DatabaseError`.
    public func explain(_ track: TrackAnswer) async throws -> Explanation {
        let evidence = try await evidence(of: track.trackId)
        let credits = try await database.query(
            """
            select c.person_id, p.name, c.role, c.confidence
            from linernotes.credits c join linernotes.people p on p.id = c.person_id where c.track_id = $1
            """, track.trackId.rawValue)
        let people = try await database.query(
            "select id, name from linernotes.people where id = any ($1)", evidence.map(\.person.rawValue))
        let stored: [PersonRole: Double] = try credits.reduce(into: [:]) { stored, row in
            guard let role = CreditRole(rawValue: try row["role"]) else { return }
            stored[PersonRole(person: PersonID(rawValue: try row["person_id"]), role: role)] = try row["confidence"]
        }
        let names: [PersonID: String] = try people.reduce(into: [:]) {
            $0[PersonID(rawValue: try $1["id"])] = try $1["name"]
        }
        let reasons = try await CatalogueReader(database).reasons(for: Array(names.keys))
        return Explanation(track: track, evidence: evidence, stored: stored, names: names, reasons: reasons)
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
            where e.track_id = $1 order by e.source, e.person_native_id, e.role, e.level, e.stated_on, e.source_role
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
