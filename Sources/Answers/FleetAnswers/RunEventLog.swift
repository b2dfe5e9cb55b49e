public import FoundationEssentials
import Postgres

/// What went wrong on the way of a run, one by one.
public struct RunIssueEntry: Sendable, Equatable, Encodable {
    /// Its number: later ones are higher.
    public let id: Int64
    /// When it went wrong.
    public let at: Date
    /// The queue whose message it was.
    public let queue: String
    /// As `worker_issues` has it.
    public let category: String
    /// The sentence.
    public let error: String
}

extension FleetQueries {
    /// The issues of a run behind a number, the oldest first.
    ///
    /// - Throws: `DatabaseError`.
    public func issues(of run: String, after: Int64, limit: Int) async throws -> [RunIssueEntry] {
        try await database.query(
            """
            select id, at, queue, category, error from linernotes.worker_issues
            where run_id = $1::text::uuid and id > $2 order by id limit $3
            """, run, after, limit
        ).map {
            RunIssueEntry(
                id: try $0["id"], at: try $0["at"], queue: try $0["queue"], category: try $0["category"],
                error: try $0["error"])
        }
    }

    /// Whether an issue of a run is still kept: where it is not, some that came after may be gone as well.
    ///
    /// - Throws: `DatabaseError`.
    public func isKept(issue: Int64, of run: String) async throws -> Bool {
        try await database.query(
            "select exists (select from linernotes.worker_issues where id = $1 and run_id = $2::text::uuid)", issue, run
        )[0][0]
    }
}
