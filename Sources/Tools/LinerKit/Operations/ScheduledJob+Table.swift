import FleetAnswers

extension ScheduledJob {
    static func table(_ jobs: [ScheduledJob]) -> Table {
        Table(
            [
                .text("job", importance: 9, widthMinimum: 20), .text("schedule", importance: 8, widthMinimum: 12),
                .text("command", importance: 2, widthMinimum: 12),
            ], rows: jobs.map { [$0.name, $0.schedule, $0.command] })
    }
}
