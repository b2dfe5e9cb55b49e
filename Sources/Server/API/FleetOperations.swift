import FleetAnswers

/// How the fleet does.
enum FleetOperations {
    static let worker = Shape(
        "Worker",
        "worker:text queue:text last_seen:time age_seconds:number acknowledged:integer failed:integer deferred:integer "
            + "requests:integer")
    static let schedule = Shape("Schedule", "name:text schedule:text")
    static let logEntry = Shape(
        "MaintenanceEntry", "id:integer timestamp:time task:text outcome:text details:text duration_ms:integer")

    static let all: [Operation] = [
        .get("/status", "Queues, runs of the last day, and what keeps the fleet waiting", answer: .one(Shapes.status)) {
            try $0.json(try await $0.fleet.status())
        },
        .get("/workers", "Workers that recorded a batch within the last hour", answer: .list(of: worker)) {
            try $0.json(try await $0.fleet.workers(limit: Call.limitMaximum))
        },
        .get("/schedules", "What runs again and again", answer: .list(of: schedule)) {
            try $0.json(try await $0.fleet.schedules())
        },
        .get(
            "/maintenance-log", "What the maintenance and operators did, the newest first", Operation.Parameter.page,
            answer: .page(of: logEntry)
        ) {
            try $0.page(try await $0.fleet.maintenanceLog(after: $0.id("after"), limit: $0.limit + 1)) { String($0.id) }
        },
    ]
}
