import FoundationEssentials
import Postgres

extension Database {
    /// The time at the server: what is stored is as old as its clock says, not as this machine's.
    func now() async throws -> Date { try await query("select pg_catalog.clock_timestamp()")[0][0] }
}
