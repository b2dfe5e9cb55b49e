import FleetAnswers

extension MaintenanceTask {
    static func table(_ tasks: [MaintenanceTask]) -> Table {
        Table(
            [.text("task", importance: 3), .text("outcome", importance: 2), .text("details")],
            rows: tasks.map { [$0.task, $0.outcome, $0.details] })
    }
}
