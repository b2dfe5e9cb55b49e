public import Postgres

/// Changes how the fleet runs, with an answer that says what was changed; for logins of the operator's role.
///
/// Queues have a control of their own in the queue's module, and so have dead letters.
public struct FleetControl: Sendable {
    let database: Database

    public init(_ database: Database) { self.database = database }

    /// Lets an upstream be asked again at once; the maintenance log says who did it, and why.
    ///
    /// - Returns: What was lifted: `penalty`, `breaker`, `slots`; empty where nothing held it.
    /// - Throws: `DatabaseError`.
    public func lift(_ upstream: String, reason: String?) async throws -> [String] {
        try await database.query("select linernotes.lift_limits($1, $2)", upstream, reason)[0][0]
    }

    /// Asks nothing of an upstream for a time; the maintenance log says who wants that, and why.
    ///
    /// - Parameter duration: In whole seconds, the rest is cut; nil: until it is lifted.
    /// - Throws: `DatabaseError`.
    public func hold(_ upstream: String, for duration: Duration?, reason: String?) async throws {
        try await database.query(
            """
            select linernotes.hold_upstream(
              $1, coalesce(clock_timestamp() + $2 * interval '1 second', 'infinity'), $3)
            """, upstream, duration.map { Double($0.components.seconds) }, reason)
    }
}
