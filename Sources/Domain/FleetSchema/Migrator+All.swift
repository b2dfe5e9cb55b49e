public import Logging
public import Postgres
public import Schema

extension Migrator {
    /// Brings a database to the schema of every module.
    public init(database: Database, logger: Logger?) {
        self.init(database: database, modules: SchemaModule.all, logger: logger)
    }
}
