import FleetAnswers

/// Who worked within the last hour.
struct WorkerTable: Sendable {
    let site: Site
    let workers: [WorkerAnswer]

    var html: HTML {
        guard !workers.isEmpty else { return p { Parts.unknown("No batch was recorded within the last hour.") } }
        return Parts.rows(
            "Workers",
            [
                .text("Worker"), .text("Queue"), .number("Last batch"), .number("Done"), .number("Failed"),
                .number("Requests"),
            ],
            workers.map { worker in
                [
                    HTML(worker.worker),
                    a(.href(site, .queue(worker.queue))) { Words.spaced(worker.queue) },
                    HTML("\(Words.age(worker.ageSeconds)) ago"), HTML(Words.number(worker.acknowledged)),
                    HTML(Words.number(worker.failed)), HTML(Words.number(worker.requests)),
                ]
            })
    }
}
