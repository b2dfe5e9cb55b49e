import ArgumentParser
import FleetSchema
import Schema

struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate", abstract: "Bring the database's schema up to date.",
        discussion: """
            Examples:
              liner migrate                                       the private database, started when needed
              DATABASE_URL=postgresql://… liner migrate           any other, as its owner
              liner migrate --json                                what was applied, for scripts

            Run again it changes nothing.
            """)

    @OptionGroup var format: JSONOption

    func run() async throws {
        try await Tool.run { tool in
            let report = try await tool.withDatabase(.any) { database in
                try await Migrator(database: database, logger: tool.logger).migrate()
            }
            if format.isJSON { return try tool.print(json: MigrationAnswer(report)) }
            try tool.output.print(report.applied.map { "applied \($0)" })
            try tool.output.print("The schema is up to date (version \(report.version)).")
        }
    }
}

private struct MigrationAnswer: Encodable {
    let applied: [String]
    let version: Int
    /// Whether the functions of PGMQ are ours; false where the genuine extension is used.
    let ownsPgmq: Bool

    init(_ report: MigrationReport) {
        applied = report.applied
        version = report.version
        ownsPgmq = report.ownsPGMQ
    }
}
