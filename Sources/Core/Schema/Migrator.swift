public import Logging
public import Postgres

/// Brings a database to the schema that this program carries, and tells whether it is there.
public struct Migrator: Sendable {
    /// Begins every step, here and in `sql/install.sql`: settings, checks, and the lock that keeps two migrates apart.
    private static let preparation = EmbeddedSQL.prepare.map(\.text).joined()

    static let newestVersion = EmbeddedSQL.migrations.map(\.version).max() ?? 0

    let database: Database
    private let logger: Logger?

    public init(database: Database, logger: Logger?) {
        self.database = database
        self.logger = logger
    }

    /// Applies what is missing, then functions and views anew; harmless when nothing is.
    ///
    /// Two at once wait for each other. Each migration is a transaction of its own: one that fails leaves the earlier
    /// ones applied, and the next migrate goes on from there.
    ///
    /// - Throws: ``SchemaError`` when the database is newer or a migration was edited; `DatabaseError`, with
    ///   SQLSTATE LN005 and the fix as its hint when the role may not do it; with who is in the way where a lock was
    ///   waited for in vain.
    public func migrate() async throws -> MigrationReport {
        try await namingHolders { try await run() }
    }

    private func run() async throws -> MigrationReport {
        var applied: [String] = []
        for migration in EmbeddedSQL.migrations where try await apply(migration) {
            logger?.info("migration applied", metadata: ["migration": "\(migration.name)"])
            applied.append(migration.name)
        }
        let ownsPGMQ = try await replaceFunctionsAndViews()
        return MigrationReport(applied: applied, version: Self.newestVersion, ownsPGMQ: ownsPGMQ)
    }

    /// Compares the database with this program; one round trip.
    ///
    /// - Throws: `DatabaseError`.
    public func check() async throws -> SchemaState {
        do {
            let rows = try await database.query("select version, functions_digest from linernotes.schema_version")
            guard let row = rows.first else { return .missing }
            return SchemaState(version: try row[0], functionsDigest: try row[1])
        } catch let error as DatabaseError
            where error.sqlState == .undefinedTable || error.sqlState == .invalidSchemaName
        {
            return .missing
        }
    }

    /// Applies one migration unless it stands already.
    private func apply(_ migration: EmbeddedFile) async throws -> Bool {
        try await database.transaction { transaction in
            try await transaction.run(script: Self.preparation)
            if let checksum = try await recordedChecksum(of: migration, in: transaction) {
                guard checksum == migration.checksum else { throw SchemaError.edited(migration.name) }
                return false
            }
            if migration.version > 1 { try await transaction.run(script: "set local role linernotes_owner") }
            try await transaction.run(script: migration.text)
            try await transaction.execute(
                "insert into linernotes.schema_migrations (version, name, checksum) values ($1, $2, $3)",
                migration.version, migration.name, migration.checksum)
            return true
        }
    }

    /// The checksum under which a migration was applied; nil when it was not.
    private func recordedChecksum(of migration: EmbeddedFile, in transaction: Transaction) async throws -> String? {
        let exists = try await transaction.query(
            "select to_regclass('linernotes.schema_migrations') is not null as exists")
        guard try exists[0][0, as: Bool.self] else { return nil }
        let rows = try await transaction.query(
            """
            select max(version) as newest, max(checksum) filter (where version = $1) as checksum
            from linernotes.schema_migrations
            """, migration.version)
        if let newest = try rows[0]["newest", as: Int?.self], newest > Self.newestVersion {
            throw SchemaError.newer(version: newest, known: Self.newestVersion)
        }
        return try rows[0]["checksum", as: String?.self]
    }

    /// Replaces functions and views by what this program carries, with what is compiled of them for each queue, and notes
    /// their digest: one transaction, so that nobody meets functions of two versions.
    private func replaceFunctionsAndViews() async throws -> Bool {
        try await database.transaction { transaction in
            try await transaction.run(script: Self.preparation + "set local role linernotes_owner;")
            let ownsPGMQ = try await transaction.query(
                """
                select not exists (select from pg_extension where extname = 'pgmq')
                  and exists (select from pg_namespace where nspname = 'pgmq' and nspowner = 'linernotes_owner'::regrole)
                """)[0][0, as: Bool.self]
            for file in EmbeddedSQL.functions where ownsPGMQ || !file.path.hasPrefix("core/pgmq/") {
                try await transaction.run(script: file.text)
            }
            for file in EmbeddedSQL.views { try await transaction.run(script: file.text) }
            try await transaction.execute(
                """
                insert into linernotes.schema_version (version, functions_digest) values ($1, $2)
                on conflict (is_single) do update
                set version = excluded.version, functions_digest = excluded.functions_digest,
                  applied_at = clock_timestamp()
                """, Self.newestVersion, EmbeddedSQL.functionsDigest)
            try await transaction.run(script: "reset role")
            for file in EmbeddedSQL.finish { try await transaction.run(script: file.text) }
            return ownsPGMQ
        }
    }
}
