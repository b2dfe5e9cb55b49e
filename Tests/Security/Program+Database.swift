import TestSupport

extension Program {
    /// Runs one of ours on a database.
    static func run(
        _ name: String, _ arguments: [String], on database: String, _ more: [String: String] = [:]
    ) async throws -> (code: Int32, printed: String) {
        let environment = path.merging(["DATABASE_URL": database]) { $1 }.merging(more) { $1 }
        return try await run("\(folder)/\(name)", arguments, environment: environment)
    }

    /// Runs SQL as anybody's `psql` would, with no word about settings; with nil only what the arguments say.
    static func psql(_ sql: String?, on database: String, _ arguments: [String] = []) async throws -> String {
        let words = ["-qAtX", "-v", "VERBOSITY=terse", "-d", database] + arguments
        return try await run("psql", words, environment: inherited, input: sql).printed
    }
}
