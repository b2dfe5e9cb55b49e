public import Postgres
import Upstreams

/// What the fleet's credentials are granted, in Postgres, by the database's clock.
///
/// - SeeAlso: `sql/core/functions/credentials/load_capabilities.sql`, `record_capability.sql`
public struct PostgresCapabilityStore: CapabilityStore {
    private let database: Database

    public init(database: Database) { self.database = database }

    /// - Throws: `DatabaseError`; `CancellationError`.
    public func load(_ key: CredentialKey) async throws -> [StoredCapability] {
        let rows = try await database.query(
            "select * from linernotes.load_capabilities($1, $2)", key.upstream.description, key.fingerprint)
        return try rows.map { row in
            let capability = Capability(
                try row["name"], try row["value"], isRefusal: try row["is_refusal"])
            let age = try row["age_ms", as: Double.self]
            return StoredCapability(capability, age: .milliseconds(Int64(min(age, 1e15))))
        }
    }

    /// - Throws: `DatabaseError`; `CancellationError`.
    public func record(_ capability: Capability, _ key: CredentialKey) async throws {
        try await database.query(
            "select linernotes.record_capability($1, $2, $3, $4, $5)", key.upstream.description, key.fingerprint,
            capability.name, capability.value, capability.isRefusal)
    }
}
