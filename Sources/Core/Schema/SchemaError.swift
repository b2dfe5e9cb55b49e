/// Why a schema cannot be migrated. The description says what to do about it.
public struct SchemaError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is the matter with the schema; neither goes away by trying again.
    public enum Code: String, Sendable {
        /// The database was migrated by a newer program.
        case newer
        /// A migration was edited after it had been applied.
        case edited
    }

    /// The kind of failure, for code to switch on.
    public let code: Code
    /// What was found and what to do about it, in sentences for people.
    public let description: String

    static func newer(_ module: SchemaModule, version: Int) -> SchemaError {
        SchemaError(
            code: .newer,
            description: "The database has version \(version) of the schema of \(module.name), "
                + "this program knows \(module.newestVersion). "
                + "Install the newer Liner Notes; a newer schema is never taken back.")
    }

    static func edited(_ name: String) -> SchemaError {
        SchemaError(
            code: .edited,
            description: "The migration \(name) was applied in another form than it has now. "
                + "Restore the file, or put the change into a new migration.")
    }
}
