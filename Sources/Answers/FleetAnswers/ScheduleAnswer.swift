import Postgres

/// What runs again and again, as the workers declare it.
public struct ScheduleAnswer: Sendable, Equatable, Encodable {
    /// The worker, or `maintenance`.
    public let name: String
    /// When it runs, as in a crontab.
    public let schedule: String
}

extension FleetQueries {
    /// The periods of the fleet, in the order of a discovery.
    ///
    /// - Throws: `DatabaseError`.
    public func schedules() async throws -> [ScheduleAnswer] {
        try await database.query("select name, schedule from linernotes.worker_jobs()").map {
            ScheduleAnswer(name: try $0["name"], schedule: try $0["schedule"])
        }
    }
}
