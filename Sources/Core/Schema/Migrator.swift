public import Logging
public import Postgres

/// Brings a database to the schema that this program carries, and tells whether it is there.
public struct Migrator: Sendable {
    let database: Database
    let modules: [SchemaModule]
    let logger: Logger?

    /// - Parameter modules: In the order in which they are installed: each after those that it depends on.
    public init(database: Database, modules: [SchemaModule], logger: Logger?) {
        precondition(modules.first?.name == SchemaModule.core.name, "everything stands on the core")
        var known: Set<String> = []
        for module in modules {
            precondition(known.isSuperset(of: module.dependencies), "\(module.name) comes before what it depends on")
            known.insert(module.name)
        }
        self.database = database
        self.modules = modules
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

    /// Takes a module with a schema of its own away: its tables with what is in them, its queues with their archives and
    /// dead letters, its tasks and its records. It need not be one of this program's.
    ///
    /// - Parameter discardsMessages: Whether messages and dead letters that wait in its queues are given up.
    /// - Throws: `DatabaseError`, with SQLSTATE LN002 when there is no such module, LN009 when messages wait or another
    ///   module depends on it.
    /// - SeeAlso: `sql/core/functions/modules/remove_module.sql`
    public func remove(_ module: String, discardsMessages: Bool = false) async throws {
        try await namingHolders {
            try await database.transaction { transaction in
                try await transaction.run(script: SharedSteps.prepare)
                try await transaction.query("select linernotes.remove_module($1, $2)", module, discardsMessages)
            }
        }
    }

    private func run() async throws -> MigrationReport {
        try await refuseNewer()
        var applied: [String] = []
        for module in modules {
            if !module.sharesSchema { try await makeSchema(of: module) }
            for migration in module.migrations where try await apply(migration, of: module) {
                logger?.info("migration applied", metadata: ["migration": "\(module.title(of: migration))"])
                applied.append(module.title(of: migration))
            }
        }
        let ownsPGMQ = try await replaceFunctionsAndViews()
        return MigrationReport(applied: applied, version: SchemaModule.core.newestVersion, ownsPGMQ: ownsPGMQ)
    }

    /// Replaces functions and views by what this program carries, with what is compiled of them for each queue, and notes
    /// their digests: one transaction, so that nobody meets functions of two versions.
    private func replaceFunctionsAndViews() async throws -> Bool {
        try await database.transaction { transaction in
            try await transaction.run(script: SharedSteps.prepare + "set local role linernotes_owner;")
            let ownsPGMQ = try await transaction.query(
                """
                select not exists (select from pg_extension where extname = 'pgmq')
                  and exists (select from pg_namespace where nspname = 'pgmq' and nspowner = 'linernotes_owner'::regrole)
                """)[0][0, as: Bool.self]
            for module in modules {
                for file in module.functions where ownsPGMQ || !file.path.hasPrefix("core/pgmq/") {
                    try await transaction.run(script: file.text)
                }
                for file in module.views { try await transaction.run(script: file.text) }
                try await declare(module, in: transaction)
            }
            try await transaction.run(script: "reset role")
            try await transaction.run(script: SharedSteps.finish)
            return ownsPGMQ
        }
    }
}

/// What a migrate did.
public struct MigrationReport: Sendable, Equatable {
    /// Names of the migrations applied now, in order; empty when there was nothing new.
    public let applied: [String]
    /// The newest migration of the core afterwards.
    public let version: Int
    /// Whether the functions of PGMQ are ours; false where the genuine extension is used.
    public let ownsPGMQ: Bool
}
