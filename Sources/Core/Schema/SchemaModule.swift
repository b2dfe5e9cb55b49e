/// A part of the schema that comes and goes by itself: its tables and functions, its queues, its maintenance tasks.
///
/// Generated from a folder of `sql/`; ``core`` is the one that all others stand on.
///
/// - SeeAlso: `docs/decisions/0012-schema-modules.md`
public struct SchemaModule: Sendable {
    /// As the database knows it: lower-case letters, digits and `_`, at most 31 of them.
    public let name: String
    /// The schema that its objects are in. A module with one of its own can be removed.
    public let schema: String
    /// Names of the modules that must be there before it.
    public let dependencies: [String]
    /// Names of its queues: made by each migrate where they are missing, open to the roles of the fleet.
    public let queues: [String]
    /// Names of functions in its schema that hourly maintenance calls: no arguments, owned by `linernotes_owner`.
    public let tasks: [String]
    /// Of its functions, views and declaration, as `sql/install.sql` records it.
    public let functionsDigest: String
    let migrations: [SQLFile]
    let functions: [SQLFile]
    let views: [SQLFile]

    /// A module as `sql/generate-embedded.sh` writes it.
    ///
    /// - Parameters:
    ///   - migrations: In the order of their versions.
    ///   - functions: In the order in which they are created.
    ///   - views: Created after the functions.
    public init(
        name: String, schema: String, dependencies: [String], queues: [String], tasks: [String],
        functionsDigest: String, migrations: [SQLFile], functions: [SQLFile], views: [SQLFile]
    ) {
        precondition(name.wholeMatch(of: /[a-z][a-z0-9_]{0,30}/) != nil, "\(name) is not a module's name")
        self.name = name
        self.schema = schema
        self.dependencies = dependencies
        self.queues = queues
        self.tasks = tasks
        self.functionsDigest = functionsDigest
        self.migrations = migrations
        self.functions = functions
        self.views = views
    }

    /// The version that a migrate brings it to: that of its newest migration; 0 where it has none.
    public var newestVersion: Int { migrations.last?.version ?? 0 }

    /// Whether its objects are among the core's.
    var sharesSchema: Bool { schema == Self.core.schema }

    /// How a migration is called where those of several modules stand side by side.
    func title(of migration: SQLFile) -> String {
        name == Self.core.name ? migration.name : "\(name)/\(migration.name)"
    }
}
