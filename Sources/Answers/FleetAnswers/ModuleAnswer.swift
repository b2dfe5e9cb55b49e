public import FoundationEssentials
import Postgres

/// A module of the schema: what it is, and whether it can be taken away.
public struct ModuleAnswer: Sendable, Equatable, Encodable {
    /// Its name.
    public let name: String
    /// Where its objects are.
    public let schema: String
    /// The number of its newest migration.
    public let version: Int
    /// When a migrate last applied it.
    public let appliedAt: Date
    /// The modules that it stands on.
    public let dependsOn: [String]
    /// The queues that it declares.
    public let queues: [String]
    /// Whether it has a schema of its own, which goes with it.
    public let isRemovable: Bool

    fileprivate init(_ row: Row) throws {
        name = try row["name"]
        schema = try row["schema_name"]
        version = try row["version"]
        appliedAt = try row["applied_at"]
        dependsOn = try row["depends_on"]
        queues = try row["queues"]
        isRemovable = schema != "linernotes"
    }
}

extension FleetQueries {
    /// The modules that are installed: the core, then the others by name.
    ///
    /// - Throws: `DatabaseError`.
    public func modules() async throws -> [ModuleAnswer] {
        try await database.query(
            """
            select m.name, m.schema_name, m.version, m.applied_at, m.depends_on,
              array(select e.queue from linernotes.entered_queues e where e.module = m.name order by 1) as queues
            from linernotes.modules m
            order by m.name <> 'core', m.name
            """
        ).map(ModuleAnswer.init)
    }
}
