/// How the schema of a database compares with the one that this program carries.
public enum SchemaState: Sendable, Equatable {
    case current
    /// Never migrated.
    case missing
    /// Migrations to apply; none when only functions or views differ.
    case older(pending: [String])
    /// Migrated by a newer program, to this version.
    case newer(version: Int)

    init(version: Int, functionsDigest: String) {
        let newest = Migrator.newestVersion
        if version > newest {
            self = .newer(version: version)
        } else if version == newest && functionsDigest == EmbeddedSQL.functionsDigest {
            self = .current
        } else {
            self = .older(pending: EmbeddedSQL.migrations.filter { $0.version > version }.map(\.name))
        }
    }
}

/// What a migrate did.
public struct MigrationReport: Sendable, Equatable {
    /// Names of the migrations applied now, in order; empty when there was nothing new.
    public let applied: [String]
    /// The newest migration of the database afterwards.
    public let version: Int
    /// Whether the functions of PGMQ are ours; false where the genuine extension is used.
    public let ownsPGMQ: Bool
}
