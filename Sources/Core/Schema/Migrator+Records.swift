import Postgres

/// What a database says of its modules: which migrations were applied, and in which form.
extension Migrator {
    /// Makes the schema that a module's objects are in.
    func makeSchema(of module: SchemaModule) async throws {
        try await database.transaction { transaction in
            try await transaction.run(script: SharedSteps.prepare)
            try await transaction.query("select set_config('linernotes.module_schema', $1, true)", module.schema)
            try await transaction.run(script: SharedSteps.schema)
        }
    }

    /// Applies one migration unless it stands already.
    func apply(_ migration: SQLFile, of module: SchemaModule) async throws -> Bool {
        try await database.transaction { transaction in
            try await transaction.run(script: SharedSteps.prepare)
            let records = try await Self.records(in: transaction)
            try refuseNewer(records)
            if let record = records.first(where: { $0.module == module.name && $0.version == migration.version }) {
                guard record.checksum == migration.checksum else {
                    throw SchemaError.edited(module.title(of: migration))
                }
                return false
            }
            let makesRoles = module.name == SchemaModule.core.name && migration.version == 1
            if !makesRoles { try await transaction.run(script: "set local role linernotes_owner") }
            try await transaction.run(script: migration.text)
            try await note(migration, of: module, in: transaction)
            return true
        }
    }

    /// Refuses a database that a newer program has migrated, before anything is done to it.
    func refuseNewer() async throws {
        try await database.transaction { transaction in
            try await transaction.run(script: SharedSteps.prepare)
            try refuseNewer(try await Self.records(in: transaction))
        }
    }

    private func refuseNewer(_ records: [Record]) throws {
        for module in modules {
            let newest = records.filter { $0.module == module.name }.map(\.version).max() ?? 0
            guard newest <= module.newestVersion else { throw SchemaError.newer(module, version: newest) }
        }
    }

    /// Whose it is stands in a column that the core's own migrations make.
    private func note(_ migration: SQLFile, of module: SchemaModule, in transaction: Transaction) async throws {
        if module.name == SchemaModule.core.name {
            try await transaction.execute(
                "insert into linernotes.schema_migrations (version, name, checksum) values ($1, $2, $3)",
                migration.version, migration.name, migration.checksum)
        } else {
            try await transaction.execute(
                "insert into linernotes.schema_migrations (module, version, name, checksum) values ($1, $2, $3, $4)",
                module.name, migration.version, migration.name, migration.checksum)
        }
    }

    func declare(_ module: SchemaModule, in transaction: Transaction) async throws {
        try await transaction.query(
            "select linernotes.declare_module($1, $2, $3, $4, $5, $6, $7)", module.name, module.schema,
            module.dependencies, module.newestVersion, module.functionsDigest, module.queues, module.tasks)
    }

    private struct Record {
        let module: String
        let version: Int
        let checksum: String
    }

    /// All migrations applied; where the column does not exist that says whose they are, they are the core's.
    private static func records(in transaction: Transaction) async throws -> [Record] {
        let exists = try await transaction.query(
            "select to_regclass('linernotes.schema_migrations') is not null as exists")
        guard try exists[0][0, as: Bool.self] else { return [] }
        return try await transaction.query(
            """
            select coalesce(to_jsonb(m) ->> 'module', 'core') as module, m.version, m.checksum
            from linernotes.schema_migrations m
            """
        ).map { Record(module: try $0[0], version: try $0[1], checksum: try $0[2]) }
    }
}
