public import FoundationEssentials
import Postgres

/// What the operator states, and nobody took back: a row of `linernotes.operator_statements`.
public struct StandingStatement: Sendable, Equatable, Encodable {
    /// By which it is taken back.
    public let statementId: Int64
    /// `credit`, `match` or `person`.
    public let kind: String
    /// Whether it is so.
    public let isTrue: Bool
    /// The track of ours; nil: it is about people.
    public let trackId: Int64?
    /// The track's title, as stored.
    public let track: String?
    /// Whose ids these are; of a person, or of a track for a match.
    public let source: String
    /// The id there.
    public let nativeId: String
    /// The person's name, as stored; nil: it is about a match.
    public let name: String?
    /// What they did; of a credit alone.
    public let role: String?
    /// The other person's source; of two people alone.
    public let otherSource: String?
    /// The other person's id there.
    public let otherNativeId: String?
    /// The other person's name, as stored.
    public let otherName: String?
    /// Why; may be empty.
    public let note: String
    /// The role of the database that stated it.
    public let statedBy: String
    /// When.
    public let statedAt: Date
}

extension CatalogueQueries {
    /// What the operator states and nobody took back, the newest first.
    ///
    /// - Parameters:
    ///   - after: Only those behind this one, the last of the page before; nil: from the newest on.
    ///   - limit: Most statements, 1 or more.
    /// - Throws: `DatabaseError`.
    public func statements(after: Int64? = nil, limit: Int) async throws -> [StandingStatement] {
        try await database.query(
            """
            select s.id, s.kind, s.is_true, s.track_id, t.title, s.source, s.native_id, p.name, s.role,
              s.other_source, s.other_native_id, o.name as other_name, s.note, s.stated_by, s.stated_at
            from linernotes.operator_statements s
            left join linernotes.tracks t on t.id = s.track_id
            left join linernotes.person_identities i on i.source = s.source and i.native_id = s.native_id
              and s.kind <> 'match'
            left join linernotes.people p on p.id = i.person_id
            left join linernotes.person_identities j on j.source = s.other_source and j.native_id = s.other_native_id
            left join linernotes.people o on o.id = j.person_id
            where s.withdrawn_at is null and ($1::bigint is null or s.id < $1) order by s.id desc limit $2
            """, after, limit
        ).map { row in
            StandingStatement(
                statementId: try row["id"], kind: try row["kind"], isTrue: try row["is_true"],
                trackId: try row["track_id"], track: try row["title"], source: try row["source"],
                nativeId: try row["native_id"], name: try row["name"], role: try row["role"],
                otherSource: try row["other_source"], otherNativeId: try row["other_native_id"],
                otherName: try row["other_name"], note: try row["note"], statedBy: try row["stated_by"],
                statedAt: try row["stated_at"])
        }
    }
}
