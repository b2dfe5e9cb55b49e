public import FoundationEssentials
public import Postgres

/// Asks how the fleet does. Each question has one query and one answer, whichever face shows it.
///
/// Nothing is locked and nothing changes; ``FleetControl`` is for that. A login of the operator's role may ask all of it.
public struct FleetQueries: Sendable {
    let database: Database

    public init(_ database: Database) { self.database = database }

    /// The time at the server: what is stored is as old as its clock says, not as this machine's.
    ///
    /// - Throws: `DatabaseError`.
    public func now() async throws -> Date { try await database.query("select pg_catalog.clock_timestamp()")[0][0] }
}
