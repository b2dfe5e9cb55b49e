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
            "select * from linernotes.evidence_of($1)", [track.rawValue]
        ).compactMap(Evidence.init(row:))
    }
}
