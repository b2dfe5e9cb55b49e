import Postgres

extension Migrator {
    /// Compares the database with this program; two round trips.
    ///
    /// - Throws: `DatabaseError`.
    public func check() async throws -> SchemaState {
        do {
            // The view is what there was before there were modules: it tells an older core, too.
            let rows = try await database.query("select version, functions_digest from linernotes.schema_version")
            guard let row = rows.first else { return .missing }
            let core = Installed(version: try row[0], functionsDigest: try row[1])
            let state = SchemaState(of: [.core], installed: [SchemaModule.core.name: core])
            switch state {
            case .current, .older(pending: []): return SchemaState(of: modules, installed: try await installed())
            case .missing, .newer, .older: return state
            }
        } catch let error as DatabaseError
            where error.sqlState == .undefinedTable || error.sqlState == .invalidSchemaName
        {
            return .missing
        }
    }

    private func installed() async throws -> [String: Installed] {
        let rows = try await database.query("select name, version, functions_digest from linernotes.modules")
        return try Dictionary(
            uniqueKeysWithValues: rows.map {
                (try $0[0], Installed(version: try $0[1], functionsDigest: try $0[2]))
            })
    }
}
