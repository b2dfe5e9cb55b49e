import Postgres

/// How one task of the maintenance went.
public struct MaintenanceTask: Sendable, Equatable, Encodable {
    /// What was done.
    public let task: String
    /// `ok`, `attention` or `failed`.
    public let outcome: String
    /// Counts, or what is wrong, as JSON in text.
    public let details: String

    /// Whether nobody has to look.
    public var isWell: Bool { outcome == "ok" }
}

extension FleetControl {
    /// Does the maintenance that is due, for about a minute at most, and logs each task.
    ///
    /// - Returns: A row for each task; none where the maintenance runs elsewhere already.
    /// - Throws: `DatabaseError`. The statement may take minutes behind a busy database.
    public func maintain() async throws -> [MaintenanceTask] {
        try await database.query("select task, outcome, details::text as details from linernotes.maintain()").map {
            MaintenanceTask(task: try $0["task"], outcome: try $0["outcome"], details: try $0["details"])
        }
    }
}
