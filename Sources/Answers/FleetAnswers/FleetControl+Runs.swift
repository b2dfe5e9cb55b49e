public import FoundationEssentials
import Postgres

extension FleetControl {
    /// Cancels a run: what waits of it is given up, and what was found stays.
    ///
    /// - Returns: How many messages; nil where there is no such run.
    /// - Throws: `DatabaseError`.
    public func cancel(run: UUID, reason: String?) async throws -> Int? {
        try await database.query("select linernotes.cancel_run($1, $2)", run, reason)[0][0]
    }
}
