import Catalogue
import FleetMessages
import Postgres

/// What a database holds after an evaluation's discoveries: statements, conclusions, and who is who.
struct StoredStatements: Sendable {
    struct Conclusion: Sendable {
        let track: TrackID
        let person: PersonID
        let role: CreditRole
        let confidence: Double
        let sources: [String]
    }

    let evidence: [Evidence]
    let conclusions: [Conclusion]
    /// Sources' ids of each track and of each person.
    let tracks: [TrackID: [(source: String, nativeID: String)]]
    let people: [PersonID: [(source: String, nativeID: String)]]

    init(_ database: Database) async throws {
        evidence = try await Self.evidence(database)
        conclusions = try await database.query(
            "select track_id, person_id, role, confidence, sources from linernotes.credits order by 1, 2, 3"
        ).compactMap { row in
            guard let role = CreditRole(rawValue: try row["role"]) else { return nil }
            return Conclusion(
                track: TrackID(rawValue: try row["track_id"]), person: PersonID(rawValue: try row["person_id"]),
                role: role, confidence: try row["confidence"], sources: try row["sources"])
        }
        tracks = try await database.query(
            "select track_id, source, native_id from linernotes.track_identities order by 1, 2, 3"
        ).reduce(into: [:]) {
            $0[TrackID(rawValue: try $1[0]), default: []].append((try $1[1], try $1[2]))
        }
        people = try await database.query(
            "select person_id, source, native_id from linernotes.person_identities order by 1, 2, 3"
        ).reduce(into: [:]) {
            $0[PersonID(rawValue: try $1[0]), default: []].append((try $1[1], try $1[2]))
        }
    }

    private static func evidence(_ database: Database) async throws -> [Evidence] {
        try await database.query(
            """
            select e.track_id, i.person_id, e.person_name, e.source, e.role, e.level, e.stated_on, e.source_role,
              e.credited_as, coalesce(m.score, 1) as match_score
            from linernotes.credit_evidence e
            left join linernotes.track_matches m on m.track_id = e.track_id and m.source = e.source
            join linernotes.person_identities i on i.source = e.source and i.native_id = e.person_native_id
            order by e.track_id, e.source, e.person_native_id, e.role, e.level, e.stated_on, e.source_role
            """
        ).compactMap { row in
            guard let role = CreditRole(rawValue: try row["role"]), let level = CreditLevel(rawValue: try row["level"])
            else { return nil }
            return Evidence(
                track: TrackID(rawValue: try row["track_id"]), person: PersonID(rawValue: try row["person_id"]),
                personName: try row["person_name"], source: Source(try row["source"]), role: role, level: level,
                creditedAs: try row["credited_as"], sourceRole: try row["source_role"],
                statedOn: try row["stated_on"], matchScore: try row["match_score"])
        }
    }
}
