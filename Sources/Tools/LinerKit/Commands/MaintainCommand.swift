import ArgumentParser
import Postgres

struct MaintainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "maintain", abstract: "Clean up what has expired, look for what has stalled.",
        discussion: """
            To be run hourly, as every `liner schedule` has it. Deletes metrics and issues after 30
            days, archived messages after 90 (or as their queue says), dead letters 30 days after they
            were sent back and after a year of waiting, its own log after a year; for a minute at most,
            the rest next time. Says which messages nobody reads. Each task is logged in
            maintenance_logs. Two at once: the second does nothing.

            Examples:
              liner maintain
              liner maintain --json

            Exit codes: 0 done, 1 a task failed or something has stalled.
            """)

    @OptionGroup var format: JSONOption

    func run() async throws {
        try await Tool.run { tool in
            let tasks = try await tool.withDatabase(statementTimeout: .seconds(300)) { database in
                try await database.query("select task, outcome, details::text as details from linernotes.maintain()")
                    .map(MaintenanceTask.init(row:))
            }
            if format.isJSON {
                try tool.print(json: tasks)
            } else if tasks.isEmpty {
                try tool.output.print("Maintenance runs already; nothing was done.")
            } else {
                try tool.output.print(MaintenanceTask.table(tasks))
            }
            guard tasks.allSatisfy({ $0.outcome == "ok" }) else {
                throw ToolError(
                    .negative, "maintenance needs attention", fix: "See select * from linernotes.maintenance_logs")
            }
        }
    }
}

/// How one task of the maintenance went.
struct MaintenanceTask: Sendable, Equatable, Encodable {
    let task: String
    let outcome: String
    /// Counts, or what is wrong, as JSON.
    let details: String

    init(row: Row) throws {
        task = try row["task"]
        outcome = try row["outcome"]
        details = try row["details"]
    }

    static func table(_ tasks: [MaintenanceTask]) -> Table {
        Table(
            [.text("task", importance: 3), .text("outcome", importance: 2), .text("details")],
            rows: tasks.map { [$0.task, $0.outcome, $0.details] })
    }
}
